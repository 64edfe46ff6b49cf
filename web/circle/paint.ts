/** In which colour somebody is drawn; colours stand in the style sheet, for light and dark. */
import type { CirclePerson } from '../../contract/circle.ts'
import { type Network, type Tone, toneOf } from './network.ts'
import type { Colour } from './search.ts'

/** So many circles have a colour of their own; more nobody tells apart. */
export const coloured = 8
export const tones: readonly Tone[] = ['negative', 'neutral', 'positive', 'unknown']

/** The name of the colour in the style sheet: `circle-0` to `circle-7`, `tone-negative`, or `other`. */
export function colourName(network: Network, person: CirclePerson, colour: Colour): string {
  if (colour === 'toon') return `tone-${toneOf(person)}`
  const place = network.circles.slice(0, coloured).findIndex(({ id }) => id === person.circle)
  return place >= 0 ? `circle-${place}` : 'other'
}

/** @returns the colour by its name, as it is on this element just now */
export function paintOn(element: HTMLElement): (name: string) => string {
  const style = getComputedStyle(element)
  return (name) => style.getPropertyValue(`--${name}`).trim()
}

/** Who reaches more is drawn larger; four times the reach is twice as wide, within bounds. In a crowd everybody is drawn smaller. */
export function sizeOf({ reach }: CirclePerson, crowd: number): number {
  return Math.min(18, 3 + Math.sqrt(reach) * 1.2) * Math.min(1, Math.max(0.3, Math.sqrt(800 / crowd)))
}
