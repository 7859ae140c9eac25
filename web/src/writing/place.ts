// Where a report is written, within the room of the traffic.

/** A new report. */
export const NEW = 'new'
/** Before the id of a report: its answer. */
export const ANSWER = 'answer-'
