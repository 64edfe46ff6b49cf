/** Reclamepauze: for whom marketing waits and why; beside it what was held back this week, campaign by campaign. */
import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconLeaf } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Held } from '../../contract/suppression-held.ts'
import { Part } from '../contact/part.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'
import { SituationChip } from '../kit/situation.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { Tip } from '../kit/tip.tsx'
import { Ago } from '../kit/when.tsx'
import { useMay } from '../organisation/session.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import { suppressionWords } from '../words/suppression.ts'
import { useHeld } from './queries.ts'
import { Reasons } from './reasons.tsx'
import css from './suppression.module.css'
import { Week } from './week.tsx'

export function HeldPage() {
  const words = useWordsOf(suppressionWords)
  const mayClean = useMay('mailing.clean')
  return (
    <Page
      wide
      title={words.title}
      lead={words.lead}
      actions={
        <>
          {mayClean && (
            <LinkButton to="/reclamepauze/verzendlijst" variant="subtle">
              {words.toMailing}
            </LinkButton>
          )}
          <LinkButton to="/instellingen/mailtools" variant="subtle">
            {words.toTools}
          </LinkButton>
          <LinkButton to="/instellingen/reclameregels" variant="default">
            {words.toRules}
          </LinkButton>
        </>
      }
    >
      <div className={css.columns}>
        <Part title={words.who}>
          <People />
        </Part>
        <Part title={words.week}>
          <p className={css.quiet}>{words.weekLead}</p>
          <Week />
        </Part>
      </div>
    </Page>
  )
}

/** Longer than between two keys. */
const typingMs = 250

function People() {
  const words = useWordsOf(suppressionWords)
  const format = useFormat()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), typingMs)
  const asked = useHeld(q)
  if (asked.isPending) return <Bones rows={6} />
  if (asked.isError) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />
  const people = asked.data.pages.flatMap(({ items }) => items)
  const total = asked.data.pages[0]?.total ?? 0
  if (people.length === 0 && q === '')
    return (
      <Empty icon={<IconLeaf stroke={1.5} />} title={words.none}>
        {words.noneBody}
      </Empty>
    )
  return (
    <>
      <div className={css.search}>
        <p>{q === '' ? words.total(total, format.number(total)) : words.found(total, format.number(total))}</p>
        <TextInput
          type="search"
          label={words.search}
          maxLength={100}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </div>
      <ul className={css.people}>
        {people.map((one) => (
          <Person key={one.contact.id} held={one} />
        ))}
      </ul>
      {asked.hasNextPage && (
        <Button variant="default" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </>
  )
}

function Person({ held: { contact, situation, silent, reasons, hurtAt } }: { held: Held }) {
  const words = useWordsOf(suppressionWords)
  const mayRead = useMay('conversation.read')
  return (
    <li className={css.person}>
      <p className={css.who}>
        {mayRead ? (
          <Link to="/contacten/$contact" params={{ contact: contact.id }} className={css.name}>
            {contact.name}
          </Link>
        ) : (
          <span className={css.name}>{contact.name}</span>
        )}
        <SituationChip situation={situation} quiet />
        {silent && (
          <Tip label={words.silentWhy}>
            <span className={css.quiet}>{words.silent}</span>
          </Tip>
        )}
        <span className={css.quiet}>
          <Ago at={hurtAt} />
        </span>
      </p>
      <Reasons reasons={reasons} />
    </li>
  )
}
