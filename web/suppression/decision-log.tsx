/** Everything that was decided about sending to somebody, each with the sentence behind it. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Decided } from '../../contract/suppression-held.ts'
import { useMinute } from '../kit/clock.ts'
import { Bones } from '../kit/states.tsx'
import { useFormat, useWordsOf } from '../words/language.tsx'
import { suppressionWords } from '../words/suppression.ts'
import { alikeTogether } from './alike.ts'
import { useDecisions } from './queries.ts'
import { Reasons } from './reasons.tsx'
import css from './suppression.module.css'

export function DecisionLog({ id }: { id: string }) {
  const words = useWordsOf(suppressionWords)
  const [open, setOpen] = useState(false)
  const asked = useDecisions(id, open)
  const all = asked.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className={css.sub}>{words.log}</summary>
      {open && asked.isPending && <Bones rows={3} />}
      {asked.data && all.length === 0 && <p className={css.quiet}>{words.logNone}</p>}
      <ul className={css.decisions}>
        {alikeTogether(all).map(({ first, times }) => (
          <Decision key={first.id} decided={first} times={times} />
        ))}
      </ul>
      {asked.hasNextPage && (
        <Button size="compact-xs" variant="subtle" onClick={() => void asked.fetchNextPage()}>
          {words.older}
        </Button>
      )}
    </details>
  )
}

function Decision({
  decided: { at, verdict, code, purpose, channel, campaign, asked, reasons },
  times,
}: {
  decided: Decided
  times: number
}) {
  const words = useWordsOf(suppressionWords)
  const format = useFormat()
  const now = useMinute()
  return (
    <li>
      <p>
        {format.exact(at, now)} · {words.verdicts[verdict]}: {words.codes[code]}
      </p>
      <p className={css.quiet}>
        {campaign ?? words.noCampaign} · {words.purposes[purpose]}, {words.mediums[channel]} · {words.asked[asked]}
        {times > 1 && `, ${words.inARow(format.number(times))}`}
      </p>
      <Reasons reasons={reasons} />
    </li>
  )
}
