/** What moved a rating from one week to another: parts that add up to the change exactly, as bars from the middle and in numbers. */
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Moved, OneWeek } from '../../contract/brand.ts'
import { brandWords } from '../words/brand.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import css from './brand.module.css'
import { sayRating } from './figures.ts'
import { Heard } from './heard.tsx'

const kinds = ['topic', 'network'] as const
type Kind = (typeof kinds)[number]

export function MovedPart({ one, competitor }: { one: OneWeek; competitor: string | null }) {
  const words = useWordsOf(brandWords)
  const [kind, setKind] = useState<Kind>('topic')
  return (
    <>
      <Change moved={one.moved[kind]} />
      <SegmentedControl
        className={css.choice ?? ''}
        aria-label={words.parts}
        size="xs"
        value={kind}
        onChange={(value) => setKind(kinds.find((is) => is === value) ?? 'topic')}
        data={kinds.map((value) => ({ value, label: words.by[value] }))}
      />
      <Parts one={one} kind={kind} competitor={competitor} />
    </>
  )
}

/** From what to what, and whether that may be nothing. */
function Change({ moved: { from, to, low, high } }: { moved: Moved }) {
  const words = useWordsOf(brandWords)
  const { language } = useSpeech()
  const rating = (n: number) => sayRating(language, n)
  const sure = low > 0 || high < 0
  return (
    <p>
      {words.change(rating(from), rating(to))} <strong className="numbers">{rating(to - from)}</strong>{' '}
      <span className={css.quiet}>{words.between(rating(low), rating(high))}</span>
      {'. '}
      {sure ? words.sure : words.perhaps}
    </p>
  )
}

function Parts({ one, kind, competitor }: { one: OneWeek; kind: Kind; competitor: string | null }) {
  const words = useWordsOf(brandWords)
  const { language } = useSpeech()
  const { movers, usual, from, to } = one.moved[kind]
  const rows = movers.map(({ topic, network, tone, volume }) => {
    const name = kind === 'network' ? (network ?? '') : topic ? topic.name || words.removed : words.rest
    const key = network ?? topic?.id ?? 'none'
    return { key, name, tone, volume, ...heardOf(one, kind, key) }
  })
  const most = Math.max(1, ...rows.map(({ tone, volume }) => Math.abs(tone + volume)))
  return (
    <div className={css.wide}>
      <table className={css.table}>
        <caption className="unseen">{words.movedTable}</caption>
        <thead>
          <tr>
            <th scope="col">{words.by[kind]}</th>
            <th scope="col" className={css.barColumn}>
              <span className="unseen">{words.picture.moved}</span>
            </th>
            <th scope="col" className={css.number}>
              {words.tone}
            </th>
            <th scope="col" className={css.number}>
              {words.volume}
            </th>
            <th scope="col" className={css.number}>
              {words.together}
            </th>
            <th scope="col">{words.behind}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, tone, volume, figure }) => (
            <tr key={key}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td className={css.barColumn}>
                <Bar share={(tone + volume) / most} />
              </td>
              <td className={css.number}>{sayRating(language, tone)}</td>
              <td className={css.number}>{sayRating(language, volume)}</td>
              <td className={css.number}>
                <strong>{sayRating(language, tone + volume)}</strong>
              </td>
              <td>
                <Heard
                  figure={figure}
                  week={one.week}
                  competitor={competitor}
                  {...(kind === 'topic' ? { topic: key } : { network: key })}
                />
              </td>
            </tr>
          ))}
          {(usual.tone !== 0 || usual.volume !== 0) && (
            <tr>
              <th scope="row">{words.usual}</th>
              <td className={css.barColumn} />
              <td className={css.number}>{sayRating(language, usual.tone)}</td>
              <td className={css.number}>{sayRating(language, usual.volume)}</td>
              <td className={css.number}>
                <strong>{sayRating(language, usual.tone + usual.volume)}</strong>
              </td>
              <td className={css.quiet}>{words.usualWhy}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <td className={css.barColumn} />
            <td />
            <td />
            <td className={css.number}>
              <strong>{sayRating(language, to - from)}</strong>
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

const nobody = { accounts: 0, messages: 0 }

/** How much was said of it in this week; what is spoken of no more moved it as well. */
function heardOf(one: OneWeek, kind: Kind, key: string) {
  const found =
    kind === 'topic'
      ? one.topics.find(({ topic }) => (topic?.id ?? 'none') === key)
      : one.networks.find(({ network }) => network === key)
  return { figure: found?.rating ?? nobody }
}

/** @param share of the longest bar; to the left when it is less than nothing */
function Bar({ share }: { share: number }) {
  const size = Math.abs(share) * 50
  return (
    <span className={css.bar} aria-hidden>
      <i
        data-down={share < 0}
        style={share < 0 ? { right: '50%', width: `${size}%` } : { left: '50%', width: `${size}%` }}
      />
    </span>
  )
}
