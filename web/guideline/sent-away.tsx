/** How often our answers send people to another channel than the one they chose, by week. */
import { useQuery } from '@tanstack/react-query'
import { readSentAway } from '../../contract/guideline.ts'
import { call } from '../kit/call.ts'
import { Bones, Failed } from '../kit/states.tsx'
import { guidelineWords } from '../words/guideline.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import css from './sent-away.module.css'

export function SentAway() {
  const words = useWordsOf(guidelineWords)
  const format = useFormat()
  const asked = useQuery({ queryKey: ['sent away'], queryFn: ({ signal }) => call(readSentAway, {}, { signal }) })
  if (asked.isPending) return <Bones rows={2} />
  if (asked.isError) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />
  const { weeks } = asked.data
  if (weeks.length === 0) return <p>{words.noneSentAway}</p>
  const most = Math.max(...weeks.map(({ away, answers }) => away / answers), 0.01)
  return (
    <table className={css.weeks}>
      <thead>
        <tr>
          <th scope="col">{words.week}</th>
          <th scope="col">{words.sentAwayOf}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ week, answers, away }) => (
          <tr key={week}>
            <th scope="row">{format.date(`${week}T12:00:00Z`)}</th>
            <td>{words.outOf(format.number(away), format.number(answers))}</td>
            <td>
              <span className={css.bar} style={{ inlineSize: `${(100 * away) / answers / most}%` }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
