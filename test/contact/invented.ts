/** Invented persons, and what their records look like: with slips, swapped names, and what is not known. The same seed gives the same ones. */

export const headers = ['voornaam', 'achternaam', 'geboren', 'postcode', 'mail', 'telefoon']
export type Person = readonly string[]

const first =
  'Anna Bram Chantal Daan Eva Finn Greet Hans Ilse Joost Kim Lotte Mees Nina Olaf Pien Quinten Roos Sem Tess Ulla Vera Wout Yara Zeno'
const last =
  'Jansen Bakker Visser Smit Mulder Bos Vos Peters Hendriks Dekker Brouwer Dijkstra Kok Postma Kuiper Prins Blom Huisman Postmus Veenstra Kramer Molenaar Timmer Zijlstra Hoekstra'

export type Chance = () => number

/** mulberry32 */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const pick = (from: readonly string[], chance: Chance) => from[Math.floor(chance() * from.length)] ?? ''
const digits = (count: number, chance: Chance) =>
  Array.from({ length: count }, () => Math.floor(chance() * 10)).join('')

export function personFrom(chance: Chance): Person {
  const [name, family] = [pick(first.split(' '), chance), pick(last.split(' '), chance)]
  const born = `${1940 + Math.floor(chance() * 65)}-0${1 + Math.floor(chance() * 9)}-${10 + Math.floor(chance() * 19)}`
  const letters = 'ABCDEFGHJKLMNPRSTVWXZ'
  const postcode = `${1 + Math.floor(chance() * 9)}${digits(3, chance)} ${pick([...letters], chance)}${pick([...letters], chance)}`
  return [name, family, born, postcode, `${name}.${family}${digits(2, chance)}@example.nl`, `06${digits(8, chance)}`]
}

/** A record of somebody: now and then a value is missing or has a slip, and names are swapped. */
export function recordOf(person: Person, chance: Chance): string[] {
  const record = person.map((value) => (chance() < 0.15 ? '' : chance() < 0.12 ? slipped(value, chance) : value))
  return chance() < 0.05 ? [record[1] ?? '', record[0] ?? '', ...record.slice(2)] : record
}

function slipped(value: string, chance: Chance): string {
  const at = Math.floor(chance() * (value.length - 1))
  return `${value.slice(0, at)}${value[at + 1] ?? ''}${value[at] ?? ''}${value.slice(at + 2)}`
}

export type Crowd = { rows: string[][]; who: number[] }

/** @returns records of `persons` persons, one to four of each, in no order */
export function crowdOf(persons: number, seed: number): Crowd {
  const chance = chanceFrom(seed)
  const all = Array.from({ length: persons }, (_, who) => {
    const person = personFrom(chance)
    return Array.from({ length: 1 + Math.floor(chance() * 4) }, () => ({ who, row: recordOf(person, chance) }))
  }).flat()
  const mixed = shuffled(all, chance)
  return { rows: mixed.map(({ row }) => row), who: mixed.map(({ who }) => who) }
}

export function shuffled<T>(given: readonly T[], chance: Chance): T[] {
  const mixed = [...given]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1))
    ;[mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T]
  }
  return mixed
}
