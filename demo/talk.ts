/**
 * The talks of the past weeks, as they are written in `talks/`, become what happened. One talk is
 *
 *     == 41 20:12 post | Hennie Bruggink | Voorschot omhoog      days before the evening of the outage, where, who, and the subject
 *     what they wrote, in as many lines as they like
 *     >> joyce 35m                                               a colleague answers so much later (`2h`, `1h20`, `1d 09:12`)
 *     what the colleague wrote
 *     << 2h                                                      and they write again
 *     ## factuur, klacht                                         labels
 *     -- Marketing                                               to this team (`wait`: we wait for them, `open`: it waits for us,
 *                                                                `later`: it sleeps for some days)
 *     %% Bel eerst even met Mehmet.                              a note among colleagues
 *
 * A talk of the very day begins with `nu 35`: so many minutes before the firm moves in. Its last word of ours is an answer by the
 * colleague themselves, `-- joyce` says that she has taken it, and it may hold what is still to be done, from now on:
 *
 *     ++ joyce 2h Een nieuwe rekening sturen                     what the customer was promised, by whom, and before when
 *
 * What ends with the customer, and has no other end, gets a last word of ours: thanks are answered too.
 */
import { between, chance, oneOf } from './chance.ts'
import { crowdPerson, isEnglish } from './crowd.ts'
import { idOn, speak } from './speak.ts'
import { isStaff, type Staff } from './staff.ts'
import type { Spot, Step, Talking, When } from './step.ts'

type Turn = { by: Staff | null; after: string; text: string }
export type Talk = {
  /** Minutes ago, of a talk of the very day. */
  ago: number | null
  days: number
  time: string
  on: Talking
  who: string
  subject: string
  turns: readonly Turn[]
  labels: readonly string[]
  fate: string | null
  taker: Staff | null
  note: string | null
  promised: { by: Staff; after: string; title: string } | null
}

export function readTalks(text: string): Talk[] {
  return text
    .split(/^== /m)
    .slice(1)
    .map((block) => {
      const [head = '', ...lines] = block.trimEnd().split('\n')
      const [, days, time, on, who, subject] =
        /^(\d+|nu) (\d\d:\d\d|\d+) (\w+) \| ([^|]+?)(?: \| (.+))?$/.exec(head) ?? []
      if (!who) throw new Error(`a talk begins with "${head}"`)
      const turns: { by: Staff | null; after: string; text: string }[] = [{ by: null, after: '0m', text: '' }]
      let [labels, fate, note]: [string[], string | null, string | null] = [[], null, null]
      let taker: Staff | null = null
      let promised: Talk['promised'] = null
      for (const line of lines) {
        const [, mark, rest = ''] = /^(>>|<<|##|--|%%|\+\+) (.+)$/.exec(line) ?? []
        const turn = turns.at(-1)
        if (mark === '>>') turns.push({ by: staffIn(rest), after: rest.split(' ').slice(1).join(' '), text: '' })
        else if (mark === '<<') turns.push({ by: null, after: rest, text: '' })
        else if (mark === '##') labels = rest.split(', ')
        else if (mark === '--' && isStaff(rest)) taker = rest
        else if (mark === '--') fate = rest
        else if (mark === '%%') note = rest
        else if (mark === '++') {
          const [, after = '', ...title] = rest.split(' ')
          promised = { by: staffIn(rest), after, title: title.join(' ') }
        } else if (turn) turn.text += `${turn.text ? '\n' : ''}${line}`
      }
      const now = days === 'nu'
      return {
        ago: now ? Number(time) : null,
        days: now ? 0 : Number(days),
        time: time ?? '',
        on: on as Talk['on'],
        who,
        subject: subject ?? '',
        turns: turns.map((turn) => ({ ...turn, text: turn.text.trim() })),
        labels,
        fate,
        taker,
        note,
        promised,
      }
    })
}

/** A talk as it happened, and the answers in it that a colleague gave here, in the program, and not where they answered before. */
export function playTalk(talk: Talk, n: number, when: When) {
  const { on, subject } = talk
  const person = crowdPerson(talk.who)
  const steps: Step[] = []
  const answers: Step[] = []
  const ids: string[] = []
  let at = talk.ago === null ? when.before(talk.days, talk.time) : when.ago(talk.ago)
  const turns = [...talk.turns, ...lastWord(talk, n)]
  for (const [place, { by, after, text }] of turns.entries()) {
    at = later(at, after)
    const id = `w${n}-${ids.length + 1}`
    // A call is written down by who took it; there is nothing to send.
    if (talk.ago !== null && by && place === turns.length - 1 && on !== 'lijn')
      answers.push({ does: 'answer', at, on, to: idOn(on, ids.at(-1) ?? ''), name: id, text, by })
    else steps.push(speak(at, on, { id, by, text, subject, person, before: ids.slice() }))
    ids.push(id)
  }
  const first: Spot = { on, id: idOn(on, ids[0] ?? '') }
  return { steps, answers, first, last: at }
}

function staffIn(rest: string): Staff {
  const [name = ''] = rest.split(' ')
  if (!isStaff(name)) throw new Error(`a talk names "${name}", who does not work here`)
  return name
}

const goodbyes = {
  nl: [
    'Graag gedaan.',
    'Fijn om te horen.',
    'Mooi zo.',
    'Dank voor het laten weten.',
    'Heel graag.',
    'Top. Tot een volgende keer.',
    '🙏',
    '💛',
    'Goed nieuws.',
    'Daar doen we het voor.',
    'Zo horen we het graag.',
  ],
  en: ['You are welcome.', 'Good to hear.', 'Glad that it worked.', 'Any time.'],
  passedOn: {
    nl: [
      'Dank. Ik geef het door aan de collega die erover gaat, en die schrijft je terug.',
      'Goede vraag, en niet voor mij: ik heb hem neergelegd waar hij hoort.',
      'Ik neem het mee naar de mensen die dit bedenken. Je hoort van ze.',
      'Doorgegeven, met jouw woorden erbij.',
    ],
    en: ['I have passed it on to the colleague who knows about this; you will hear from them.'],
  },
  first: [
    'Genoteerd, dank je wel.',
    'Gezien, en opgeschreven.',
    'Dank, we hebben het verwerkt.',
    '👍',
    'Staat erin. Dank.',
    'Dank voor je bericht, het is doorgegeven.',
    'Gelezen, met een glimlach.',
  ],
}

/** Ends of a talk that are no team to which it went. */
const ends = ['open', 'wait', 'later']

/** Within a quarter or a few hours; what comes late in the evening is read the next morning. What went to a team long ago was answered. */
function lastWord({ ago, days, turns, fate, on, who, time }: Talk, n: number): Turn[] {
  if (ago !== null) return []
  const last = turns.at(-1)
  const passedOn = fate !== null && !ends.includes(fate)
  if (!last || last.by !== null || (fate !== null && !(passedOn && days > 8))) return []
  const by = turns.findLast((turn) => turn.by !== null)?.by
  const tongue = isEnglish(who) ? 'en' : 'nl'
  const words = passedOn ? goodbyes.passedOn[tongue] : by ? goodbyes[tongue] : goodbyes.first
  const text = oneOf(words, chance('goodbye', who, n)) ?? ''
  const late = time >= '20:30' || (on !== 'plein' && time >= '17:30')
  const after =
    late && chance('late', n) < 0.7
      ? `1d 08:${between(10, 59, chance('morning', n))}`
      : `${between(5, 170, chance('soon', n))}m`
  return [{ by: by ?? (['joyce', 'sanne', 'mehmet'] as const)[n % 3] ?? 'joyce', after, text }]
}

/** `35m`, `2h`, `1h20`, `1d` or `1d 09:12` (that clock time, so many days on). */
export function later(from: Date, after: string): Date {
  const [, days, clock, hours, minutes, only] = /^(?:(\d+)d(?: (\d\d:\d\d))?|(\d+)h(\d+)?|(\d+)m)$/.exec(after) ?? []
  const plus = (ms: number) => new Date(from.getTime() + ms)
  if (days === undefined)
    return plus((Number(hours ?? 0) * 60 + Number(minutes ?? 0) + Number(only ?? 0) || 0) * 60_000)
  const day = plus(Number(days) * 86_400_000)
  if (!clock) return day
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  // Near enough to what the clock says there, summer and winter: nobody looks at the hour of a past evening.
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), hour - 1, minute))
}
