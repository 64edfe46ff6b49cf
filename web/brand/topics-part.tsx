/** One week by topic and by network: how it is spoken of, how much of what is said of it is about us, and by whom. */
import type { OneWeek } from '../../contract/brand.ts'
import { brandWords } from '../words/brand.ts'
import { useWordsOf } from '../words/language.tsx'
import { Bounds } from './bounds.tsx'
import css from './brand.module.css'
import { figureOf } from './figures.ts'
import { Heard } from './heard.tsx'

export function TopicsPart({ one, competitor }: { one: OneWeek; competitor: string | null }) {
  const words = useWordsOf(brandWords)
  const topics = one.topics.map(({ topic, ...of }) => ({
    key: topic?.id ?? 'none',
    name: topic ? topic.name || words.removed : words.rest,
    of,
    asked: { topic: topic?.id ?? 'none' },
  }))
  const networks = one.networks.map(({ network, ...of }) => ({ key: network, name: network, of, asked: { network } }))
  if (topics.length === 0) return <p className={css.quiet}>{words.nobody}</p>
  return (
    <div className={css.wide}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{words.by.topic}</th>
            <th scope="col">{words.rating}</th>
            <th scope="col">{words.share}</th>
            <th scope="col">{words.behind}</th>
          </tr>
        </thead>
        {[
          { kind: 'topic' as const, rows: topics },
          { kind: 'network' as const, rows: networks },
        ].map(({ kind, rows }) => (
          <tbody key={kind}>
            {kind === 'network' && (
              <tr>
                <th scope="rowgroup" colSpan={4} className={css.kind}>
                  {words.by.network}
                </th>
              </tr>
            )}
            {rows.map(({ key, name, of, asked }) => (
              <tr key={key}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td>
                  <Bounds figure={figureOf('rating', of)} measure="rating" />
                </td>
                <td>
                  <Bounds figure={figureOf('share', of)} measure="share" />
                </td>
                <td>
                  <Heard figure={of.rating} week={one.week} competitor={competitor} {...asked} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}
