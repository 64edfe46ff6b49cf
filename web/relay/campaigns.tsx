/** Campaigns: offered is the sum of what became of it, and each number opens the mails behind it. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { exportRelayCampaigns, type RelayCampaign, relayStates } from '../../contract/relay.ts'
import { Part } from '../kit/page.tsx'
import { Bones, Failed } from '../kit/states.tsx'
import { Ago } from '../kit/when.tsx'
import { useFormat, useWordsOf } from '../words/language.tsx'
import { relayWords } from '../words/relay.ts'
import { type Behind, MailsDrawer } from './mails-drawer.tsx'
import { useCampaigns, useRelay } from './queries.ts'
import css from './relay.module.css'
import { stalledBy } from './stalled.ts'

export function Campaigns() {
  const words = useWordsOf(relayWords)
  const pages = useCampaigns()
  const [behind, setBehind] = useState<Behind | null>(null)
  const campaigns = pages.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Part title={words.campaigns} lead={words.campaignsLead}>
      {pages.isPending ? (
        <Bones rows={4} shape="line" />
      ) : pages.isError && campaigns.length === 0 ? (
        <Failed error={pages.error} onRetry={() => void pages.refetch()} />
      ) : campaigns.length === 0 ? (
        <p className={css.quiet}>{words.noCampaigns}</p>
      ) : (
        <>
          <ul className={css.campaigns}>
            {campaigns.map((campaign) => (
              <Campaign key={campaign.id} campaign={campaign} onOpen={setBehind} />
            ))}
          </ul>
          <div className={css.foot}>
            {pages.hasNextPage && (
              <Button variant="subtle" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                {words.more}
              </Button>
            )}
            <Button component="a" href={exportRelayCampaigns.path} download variant="default" size="compact-md">
              {words.csv}
            </Button>
          </div>
        </>
      )}
      <MailsDrawer behind={behind} onClose={() => setBehind(null)} />
    </Part>
  )
}

function Campaign({ campaign, onOpen }: { campaign: RelayCampaign; onOpen: (behind: Behind) => void }) {
  const words = useWordsOf(relayWords)
  const format = useFormat()
  const stalled = stalledBy(campaign, useRelay().data?.tools ?? [])
  const sums = relayStates.flatMap((state) => {
    const of = campaign.became.filter((one) => one.state === state)
    const n = of.reduce((sum, one) => sum + one.n, 0)
    return n === 0 ? [] : [{ state, n, of }]
  })
  return (
    <li className={css.campaign}>
      <div className={css.what}>
        <h3 className={css.name}>{campaign.name || words.noName}</h3>
        <p className={css.quiet}>
          {campaign.tool.name} · <Ago at={campaign.lastAt} />
        </p>
      </div>
      <p className={css.sum}>
        <span className={css.offered}>{words.offered(format.number(campaign.offered))}</span>
        {sums.map(({ state, n, of }, i) => (
          <span key={state} className={css.term}>
            <span className={css.sign}>{i === 0 ? '=' : '+'}</span>
            <button type="button" className={css.number} data-state={state} onClick={() => onOpen({ campaign, state })}>
              <b>{format.number(n)}</b> {words.states[state]}
              {(state === 'held' || state === 'dropped') && (
                <span className={css.codes}>
                  {of.map(({ code, n: part }) => `${code ? words.codes[code] : ''} ${format.number(part)}`).join(', ')}
                </span>
              )}
            </button>
          </span>
        ))}
      </p>
      {stalled && (
        <p className={css.problem}>
          {words.stalled} {stalled.says[format.language]}
        </p>
      )}
    </li>
  )
}
