// Where two people stand side by side.

import { placeOf } from '../frame/route'

export const pairId = (one: string, other: string) => `${one},${other}`
export const placeOfPair = (one: string, other: string) => placeOf('resolve', pairId(one, other))
