// How a node of the drawing is written: its sign within it, its name beneath in its own direction, its kind beneath that.

import { KIND_PATHS } from './signs'

/** What sigma knows of a node, and what this pen needs beside it. */
export interface NodeInk {
  x: number
  y: number
  size: number
  color: string
  label: string
  forceLabel: boolean
  kind: string
  words: string
  font: string
  /** The sign within the node, the words beside it, and what keeps them apart from lines beneath. */
  inks: { sign: string; words: string; halo: string }
}

const LONGEST = 26
/** The side of the square in which a sign is drawn. */
const SIGN = 16

const signs = new Map<string, Path2D>()

function signOf(kind: string): Path2D {
  const known = signs.get(kind) ?? new Path2D(KIND_PATHS[kind] ?? KIND_PATHS['document'])
  signs.set(kind, known)
  return known
}

/** The direction of the first letter that has one. */
export function directionOf(words: string): 'ltr' | 'rtl' {
  const first = /\p{L}/u.exec(words)?.[0] ?? ''
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(first) ? 'rtl' : 'ltr'
}

export const shortened = (name: string) => {
  const signs = [...name]
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST - 1).join('')}…` : name
}

/** For sigma, which hands over what it knows of the node. */
export function drawName(context: CanvasRenderingContext2D, data: object) {
  const { x, y, size, label, kind, words, font, inks } = data as NodeInk
  const scale = (size * 1.15) / SIGN
  context.save()
  context.translate(x - (SIGN * scale) / 2, y - (SIGN * scale) / 2)
  context.scale(scale, scale)
  context.strokeStyle = inks.sign
  context.lineWidth = 1.5
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.stroke(signOf(kind))
  context.restore()
  write(context, shortened(label), x, y + size + 14, `600 13px ${font}`, inks)
  write(context, words, x, y + size + 28, `400 11px ${font}`, inks)
}

/** What sigma knows of a link, and what this pen needs beside it. */
export interface EdgeInk {
  /** Bent where a straight line would pass through somebody whom it does not link. */
  type: 'line' | 'curved'
  label: string
  size: number
  color: string
  forceLabel: boolean
  zIndex: number
  font: string
  inks: Omit<NodeInk['inks'], 'sign'>
}

/** How far a bent line is bent, in parts of its length. */
export const BEND = 0.25

/** On a shorter line its words would cover names, unless it is asked for; closer by, the line is longer. */
const LEAST_PX = 150

/** Level and whole, in the middle of the line: letters that are joined are never taken apart to follow a bend. */
export function drawTie(context: CanvasRenderingContext2D, edge: object, source: Spot, target: Spot) {
  const { label, type, font, inks, zIndex } = edge as EdgeInk
  const length = Math.hypot(target.x - source.x, target.y - source.y)
  if (!label || (zIndex === 0 && length < LEAST_PX)) return
  // The middle of the bend is half as far off as the point that bends it.
  const off = type === 'curved' ? BEND / 2 : 0
  const x = (source.x + target.x) / 2 + (target.y - source.y) * off
  const y = (source.y + target.y) / 2 - (target.x - source.x) * off
  write(context, label, x, y + 4, `400 11px ${font}`, inks)
}

interface Spot {
  x: number
  y: number
}

function write(
  context: CanvasRenderingContext2D,
  words: string,
  x: number,
  y: number,
  font: string,
  inks: EdgeInk['inks'],
) {
  context.font = font
  context.direction = directionOf(words)
  context.textAlign = 'center'
  context.lineJoin = 'round'
  context.lineWidth = 4
  context.strokeStyle = inks.halo
  context.strokeText(words, x, y)
  context.fillStyle = inks.words
  context.fillText(words, x, y)
}
