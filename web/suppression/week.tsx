/** What was not sent this week: a line for each campaign, with the reasons and how often. */
import type { HeldWeek } from '../../contract/suppression-held.ts'
import { Bones, Failed } from '../kit/states.tsx'
import { useFormat, useWordsOf } from '../words/language.tsx'
import { suppressionWords } from '../words/suppression.ts'
import { useHeldWeek } from './queries.ts'
import css from './suppression.module.css'

export function Week() {
  const words = useWordsOf(suppressionWords)
  const asked = useHeldWeek()
  if (asked.isPending) return <Bones rows={4} />
  if (asked.isError) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />
  const { tallies } = asked.data
  const campaigns = [...new Set(tallies.map(({ campaign }) => campaign))]
  if (campaigns.length === 0) return <p className={css.quiet}>{words.weekNone}</p>
  return (
    <ul className={css.campaigns}>
      {campaigns.map((campaign) => (
        <Campaign
          key={campaign ?? ''}
          campaign={campaign}
          tallies={tallies.filter((one) => one.campaign === campaign)}
        />
      ))}
    </ul>
  )
}

function Campaign({ campaign, tallies }: { campaign: string | null; tallies: HeldWeek['tallies'] }) {
  const words = useWordsOf(suppressionWords)
  const format = useFormat()
  const times = (n: number) => words.times(n, format.number(n))
  return (
    <li>
      <p className={css.name}>{campaign ?? words.noCampaign}</p>
      <ul className={css.tallies}>
        {tallies.map(({ verdict, code, n }) => (
          <li key={`${verdict} ${code}`}>
            <span>
              {words.verdicts[verdict]}: {words.codes[code]}
            </span>
            <span className="numbers">{times(n)}</span>
          </li>
        ))}
      </ul>
    </li>
  )
}
