/**
 * What stands in a text, in order: words, #hashtags, @mentions, pictures, links. Posts and queries are read by the same eyes, so what
 * is one thing there is one thing here. Each takes one place. A link takes a place and has no words: an address says where something
 * stands, and not what somebody says.
 *
 * All of it is written into arrays that are used again for the next text: no strings, no garbage. One pass, linear in the text.
 */
import { kind, kinds, plainUnit, plainUnits } from './letters.ts'

export const things = { word: 0, hashtag: 1, mention: 2, picture: 3, sign: 4, link: 5 } as const

export type Tokens = {
  count: number
  /** One of `things`. */
  thing: Uint8Array
  /** Without case and diacritics, one token after the other; each from `start` up to `end`, without its # or @. */
  units: Uint16Array
  start: Int32Array
  end: Int32Array
  /** Where it stands in the text, with its # or @, in UTF-16 units. */
  from: Int32Array
  until: Int32Array
}

/** A longer word goes by its beginning. */
const longestWord = 100
/** UTF-16 units of a text that are read; what is longer is no message. */
const longestText = 1_048_576
/** More than a token can hold: a word, and what its last character becomes. */
const room = 2 * longestWord

const [hash, wideHash, at, wideAt, ampersand] = [0x23, 0xff03, 0x40, 0xff20, 0x26]
const [dot, hyphen, colon, slash, joiner, w] = [0x2e, 0x2d, 0x3a, 0x2f, 0x200d, 0x77]

export const createTokens = (tokens = 512): Tokens => ({
  count: 0,
  thing: new Uint8Array(tokens),
  units: new Uint16Array(8 * tokens),
  start: new Int32Array(tokens),
  end: new Int32Array(tokens),
  from: new Int32Array(tokens),
  until: new Int32Array(tokens),
})

/** Read a text into `tokens`, over what was in there. */
export function tokenise(whole: string, tokens: Tokens): void {
  const text = whole.length > longestText ? whole.slice(0, longestText) : whole
  tokens.count = 0
  /** Behind a letter # and @ begin nothing: that is an address of mail. */
  let glued = false
  for (let i = 0; i < text.length; ) {
    const code = codeAt(text, i)
    const what = kind(code)
    const until = what === kinds.other && glued ? i : thingAt(text, i, code, what, tokens)
    if (until > i) {
      const thing = tokens.thing[tokens.count - 1] ?? 0
      glued = thing === things.word || thing === things.hashtag || thing === things.mention
      i = until
    } else {
      if (what !== kinds.silent) glued = false
      i += code > 0xffff ? 2 : 1
    }
  }
}

/** @returns where it ends, or `i` when nothing begins here */
function thingAt(text: string, i: number, code: number, what: number, tokens: Tokens): number {
  switch (what) {
    case kinds.letter: {
      const until = readName(text, i, begin(tokens), tokens)
      const end = linkEnd(text, i, until)
      if (end === until) return put(tokens, things.word, i, until)
      tokens.end[tokens.count] = tokens.start[tokens.count] ?? 0
      return put(tokens, things.link, i, end)
    }
    case kinds.sign: {
      tokens.end[tokens.count] = write(code, begin(tokens), tokens)
      return put(tokens, things.sign, i, passSilent(text, i + (code > 0xffff ? 2 : 1)))
    }
    case kinds.picture:
    case kinds.flag:
      return put(tokens, things.picture, i, readPicture(text, i, tokens))
    case kinds.other: {
      if ((code === hash || code === wideHash) && text.charCodeAt(i - 1) !== ampersand) {
        const until = readName(text, i + 1, begin(tokens), tokens)
        return until > i + 1 ? put(tokens, things.hashtag, i, until) : i
      }
      if (code === at || code === wideAt) {
        const until = readHandle(text, i + 1, tokens)
        return until > i + 1 ? put(tokens, things.mention, i, until) : i
      }
      return i
    }
    default:
      return i
  }
}

/** The place in `units` where the next token begins, with room for it. */
function begin(tokens: Tokens): number {
  const { count } = tokens
  const written = count === 0 ? 0 : (tokens.end[count - 1] ?? 0)
  if (count === tokens.start.length || written + room > tokens.units.length) grow(tokens)
  tokens.start[count] = written
  tokens.end[count] = written
  return written
}

function put(tokens: Tokens, thing: number, from: number, until: number): number {
  const { count } = tokens
  tokens.thing[count] = thing
  tokens.from[count] = from
  tokens.until[count] = until
  tokens.count = count + 1
  return until
}

/**
 * Letters and digits, and underscores between them, from `i` on into the units from `to` on.
 * @returns where they end in the text; `i` when there are none
 */
function readName(text: string, i: number, to: number, tokens: Tokens): number {
  const most = (tokens.start[tokens.count] ?? 0) + longestWord
  let [until, written] = [i, to]
  for (let next = i; next < text.length; ) {
    const code = codeAt(text, next)
    const what = kind(code)
    next += code > 0xffff ? 2 : 1
    if (what === kinds.letter) {
      written = written < most ? Math.min(write(code, written, tokens), most) : written
      tokens.end[tokens.count] = written
      until = next
    } else if (until === i) return i
    else if (what === kinds.underscore) {
      if (written < most) tokens.units[written++] = 0x5f
    } else if (what !== kinds.silent) return until
    else if (tokens.end[tokens.count] === written) until = next
  }
  return until
}

/** `name`, `name.bsky.social`, `my-name.org`, `name@server.org`; but of `name-part` only `name`. @returns `i` when there is no name */
function readHandle(text: string, i: number, tokens: Tokens): number {
  let until = readName(text, i, begin(tokens), tokens)
  let plain: { until: number; end: number } | null = null
  let server = false
  while (until > i) {
    const connector = text.charCodeAt(until)
    const goesOn = connector === dot || connector === hyphen || (connector === at && !server)
    if (!goesOn || kind(codeAt(text, until + 1)) !== kinds.letter) break
    const end = tokens.end[tokens.count] ?? 0
    if (connector === hyphen) plain ??= { until, end }
    else if (connector === at) server = true
    const most = (tokens.start[tokens.count] ?? 0) + longestWord
    if (end < most) tokens.units[end] = connector
    until = readName(text, until + 1, Math.min(end + 1, most), tokens)
  }
  if (plain && !hasHost(tokens)) {
    tokens.end[tokens.count] = plain.end
    return plain.until
  }
  return until
}

function hasHost({ units, start, end, count }: Tokens): boolean {
  for (let k = start[count] ?? 0; k < (end[count] ?? 0); k++) if (units[k] === dot || units[k] === at) return true
  return false
}

/** A picture with all that is joined to it; skin tones and the like are left out. */
function readPicture(text: string, i: number, tokens: Tokens): number {
  let written = begin(tokens)
  const most = written + longestWord
  let [next, what]: [number, number] = [i, kinds.picture]
  for (;;) {
    const code = codeAt(text, next)
    const first = kind(code)
    if (written < most) written = writeUnits(String.fromCodePoint(code), written, tokens)
    next = passSilent(text, next + (code > 0xffff ? 2 : 1))
    const joined = text.charCodeAt(next - 1) === joiner && kind(codeAt(text, next)) === kinds.picture
    const flag = first === kinds.flag && what !== kinds.flag && kind(codeAt(text, next)) === kinds.flag
    if (!joined && !flag) break
    what = first
    if (joined && written < most) tokens.units[written++] = joiner
  }
  tokens.end[tokens.count] = written
  return next
}

/** Where an address ends that begins with this word (https://..., www....); `until` when it is just a word. */
function linkEnd(text: string, from: number, until: number): number {
  const next = text.charCodeAt(until)
  const scheme = next === colon && text.charCodeAt(until + 1) === slash && text.charCodeAt(until + 2) === slash
  const www = next === dot && until === from + 3 && isWww(text, from) && kind(codeAt(text, until + 1)) === kinds.letter
  if (!scheme && !www) return until
  let end = until
  while (end < text.length && !endsLink(text.charCodeAt(end))) end++
  return end
}

const isWww = (text: string, i: number) => [i, i + 1, i + 2].every((each) => (text.charCodeAt(each) | 32) === w)
/** White space, quotes, brackets that close; what is not ASCII may be part of it, but for spaces and quotes. */
const endsLink = (unit: number) =>
  unit <= 32 ||
  '"<>)]}|^`\u00a0\u00ab\u00bb\u2028\u2029\u202f\u3000\ufeff'.includes(String.fromCharCode(unit)) ||
  (unit >= 0x2000 && unit <= 0x201f)

function passSilent(text: string, i: number): number {
  let next = i
  while (next < text.length) {
    const code = codeAt(text, next)
    if (kind(code) !== kinds.silent) break
    next += code > 0xffff ? 2 : 1
  }
  return next
}

function write(code: number, to: number, tokens: Tokens): number {
  const unit = plainUnit(code)
  if (unit === 0) return writeUnits(plainUnits(code), to, tokens)
  tokens.units[to] = unit
  return to + 1
}

function writeUnits(plain: string, to: number, tokens: Tokens): number {
  for (let k = 0; k < plain.length; k++) tokens.units[to + k] = plain.charCodeAt(k)
  return to + plain.length
}

/** The code point here; 0 behind the end. Half a pair stands for itself. */
function codeAt(text: string, i: number): number {
  const unit = text.charCodeAt(i) | 0
  if (unit < 0xd800 || unit > 0xdbff) return unit
  const low = text.charCodeAt(i + 1)
  return low >= 0xdc00 && low <= 0xdfff ? (unit - 0xd800) * 0x400 + low - 0xdc00 + 0x10000 : unit
}

function grow(tokens: Tokens): void {
  const larger = createTokens(2 * tokens.start.length)
  larger.thing.set(tokens.thing)
  larger.units.set(tokens.units)
  larger.start.set(tokens.start)
  larger.end.set(tokens.end)
  larger.from.set(tokens.from)
  larger.until.set(tokens.until)
  Object.assign(tokens, larger, { count: tokens.count })
}
