/** Ways to reach somebody, by the contact that each belongs to by itself: with what makes them one person, and the way to take them apart. */
import { Button } from '@mantine/core'
import { IconAt, IconExternalLink, IconMail, IconPhone } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { Contact } from '../../contract/contact.ts'
import type { ContactJoin } from '../../contract/contact-join.ts'
import { useMay } from '../organisation/session.ts'
import { contactWords } from '../words/contact.ts'
import { useFormat, useWords, useWordsOf } from '../words/language.tsx'
import css from './contact.module.css'
import { sayReason } from './say-evidence.ts'
import { SharedKeys, SharedMark } from './shared-keys.tsx'
import { useJoiningContacts } from './use-joining.ts'

export function Accounts({ contact }: { contact: Contact }) {
  const joined = new Set(contact.joins.map(({ fromId }) => fromId))
  const own = contact.accounts.filter(({ ownContactId }) => !joined.has(ownContactId))
  return (
    <>
      <ul className={css.accounts}>
        {own.map((account) => (
          <AccountLine key={account.id} account={account} contactId={contact.id} />
        ))}
      </ul>
      {contact.joins.map((join) => (
        <Joined key={join.id} join={join} contact={contact} />
      ))}
    </>
  )
}

/** Accounts that came along with one contact, and why. */
function Joined({ join, contact }: { join: ContactJoin; contact: Contact }) {
  const words = useWordsOf(contactWords)
  const format = useFormat()
  const may = useMay('conversation.answer')
  const { takeApart } = useJoiningContacts()
  const [busy, setBusy] = useState(false)
  const name = join.name || words.unknown
  const along = contact.joins.filter(({ intoId }) => intoId === join.fromId).map((one) => one.name || words.unknown)
  const when = format.date(join.since)
  const act = async () => {
    setBusy(true)
    await takeApart(join.id, join.name)
    setBusy(false)
  }
  return (
    <section className={css.joined} aria-label={name}>
      <ul className={css.accounts}>
        {contact.accounts
          .filter(({ ownContactId }) => ownContactId === join.fromId)
          .map((account) => (
            <AccountLine key={account.id} account={account} contactId={contact.id} />
          ))}
      </ul>
      <div className={css.because}>
        <p>{join.by ? words.byAgent(join.by.alias, when) : words.byProgram(when)}</p>
        <ul className={css.reasons}>
          {join.evidence
            .filter(({ kind }) => kind !== 'by hand')
            .map((reason) => (
              <li key={`${reason.kind} ${reason.value}`}>{sayReason(reason, words)}</li>
            ))}
        </ul>
        {along.length > 0 && <p>{words.takesAlong(format.list(along))}</p>}
        {may && (
          <Button
            variant="default"
            size="compact-sm"
            loading={busy}
            aria-label={words.takeApartOf(name)}
            onClick={() => void act()}
          >
            {words.takeApart}
          </Button>
        )}
      </div>
    </section>
  )
}

function AccountLine({ account, contactId }: { account: Contact['accounts'][number]; contactId: string }) {
  const { contact: words } = useWords()
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const why = useId()
  const sure = Math.round(account.strength * 100)
  return (
    <li className={css.account}>
      <div className={css.reach}>
        {iconFor(account.network)}
        <span className={css.handle}>
          <bdi>{account.handle ?? account.name ?? account.network}</bdi>
          <span className={css.network}>
            {networkName(account.network, words)}
            {account.name && account.handle && account.name !== account.handle && (
              <>
                {' · '}
                <bdi>{account.name}</bdi>
              </>
            )}
          </span>
        </span>
        <SharedMark keys={account.keys} />
        {account.url && (
          <a
            href={account.url}
            target="_blank"
            rel="noopener noreferrer nofollow"
            aria-label={words.profile}
            className={css.out}
          >
            <IconExternalLink size={16} stroke={1.6} aria-hidden />
          </a>
        )}
        <button
          type="button"
          className={css.why}
          aria-expanded={open}
          aria-controls={why}
          onClick={() => setOpen(!open)}
        >
          {words.why}
        </button>
      </div>
      {open && (
        <div id={why} className={css.evidence}>
          <p>{words.evidence[account.evidence] ?? account.evidence}</p>
          <p className={css.facts}>
            {sure >= 99 ? words.sure : words.strength(sure)} · {words.lastSeen(format.date(account.lastSeen))}
          </p>
          <SharedKeys contactId={contactId} keys={account.keys} />
        </div>
      )}
    </li>
  )
}

export function networkName(network: string, words: { email: string; phone: string }): string {
  if (network === 'email') return words.email
  if (network === 'phone') return words.phone
  return network
}

function iconFor(network: string) {
  const look = { size: 18, stroke: 1.6, 'aria-hidden': true } as const
  if (network === 'email') return <IconMail {...look} />
  if (network === 'phone') return <IconPhone {...look} />
  return <IconAt {...look} />
}
