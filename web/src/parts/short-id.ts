/** The first signs of an id: enough to tell two lines apart, and to read out on the telephone. */
export const shortId = (id: string) => id.slice(0, 10)
