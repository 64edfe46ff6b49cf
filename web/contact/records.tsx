/** What the organisation's own customer system says; and of two that share a contact, that one is somebody else. */
import { Button, Menu } from '@mantine/core'
import { type SplitReason, splitReasons, splitRecord } from '../../contract/contact-file.ts'
import type { CustomerRecord } from '../../contract/customer-record.ts'
import { call } from '../kit/call.ts'
import { toast } from '../kit/toast.ts'
import { useMay } from '../organisation/session.ts'
import { contactWords } from '../words/contact.ts'
import { contactFileWords } from '../words/contact-file.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import css from './contact.module.css'
import { useContactActs } from './use-contact-acts.ts'

export function Records({ records }: { records: readonly CustomerRecord[] }) {
  const words = useWordsOf(contactWords)
  const format = useFormat()
  const shares = (own: string) => records.filter(({ ownContactId }) => ownContactId === own).length > 1
  return records.map(({ number, name, value, segments, fields, ownContactId }) => (
    <div key={number} className={css.record}>
      <p>
        {[
          ...(name ? [name] : []),
          words.customerNumber(number),
          ...(value === null ? [] : [words.value(format.number(value))]),
          ...segments,
        ].join(' · ')}
      </p>
      {Object.keys(fields).length > 0 && (
        <dl className={css.fields}>
          {Object.entries(fields).map(([field, said]) => (
            <div key={field}>
              <dt>{field}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
      )}
      {shares(ownContactId) && <Split number={number} />}
    </div>
  ))
}

function Split({ number }: { number: string }) {
  const words = useWordsOf(contactFileWords)
  const may = useMay('conversation.answer')
  const { attempt } = useContactActs()
  if (!may) return null
  const split = async (reason: SplitReason) => {
    if (await attempt(() => call(splitRecord, { number, reason }))) toast(words.splitDone(number))
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" size="compact-sm" aria-label={words.splitOf(number)}>
          {words.split}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.splitWhy}</Menu.Label>
        {splitReasons.map((reason) => (
          <Menu.Item key={reason} onClick={() => void split(reason)}>
            {words.splitReason[reason]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
