/** The addresses and numbers of an account: how many have each, and the word that many people use it. */
import { Button } from '@mantine/core'
import type { Contact } from '../../contract/contact.ts'
import { shareKey } from '../../contract/contact-file.ts'
import { call } from '../kit/call.ts'
import { toast } from '../kit/toast.ts'
import { useMay } from '../organisation/session.ts'
import { contactFileWords } from '../words/contact-file.ts'
import { useWordsOf } from '../words/language.tsx'
import css from './contact.module.css'
import { useContactActs } from './use-contact-acts.ts'

type Key = Contact['accounts'][number]['keys'][number]

export function SharedMark({ keys }: { keys: readonly Key[] }) {
  const words = useWordsOf(contactFileWords)
  if (!keys.some(({ shared }) => shared)) return null
  return (
    <span className={css.shared} title={words.sharedHelp}>
      {words.sharedMark}
    </span>
  )
}

export function SharedKeys({ contactId, keys }: { contactId: string; keys: readonly Key[] }) {
  const words = useWordsOf(contactFileWords)
  const may = useMay('conversation.answer')
  const { attempt } = useContactActs()
  const say = async ({ kind, value, shared }: Key) => {
    const done = await attempt(() => call(shareKey, { id: contactId, kind, value, shared: !shared }))
    if (done) toast(shared ? words.unshared(value) : words.shared(value))
  }
  return keys.map((key) => (
    <div key={key.value} className={css.key}>
      <p>
        <bdi>{key.value}</bdi>: {key.shared ? words.sharedHelp : words.sharers(key.sharers)}
      </p>
      {may && (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={key.shared ? words.unshareOf(key.value) : words.shareOf(key.value)}
          onClick={() => void say(key)}
        >
          {key.shared ? words.unshare : words.share}
        </Button>
      )}
    </div>
  ))
}
