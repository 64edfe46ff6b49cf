/** What the organisation's own customer system says. */
import type { CustomerRecord } from '../../contract/customer-record.ts'
import { contactWords } from '../words/contact.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import css from './contact.module.css'

export function Records({ records }: { records: readonly CustomerRecord[] }) {
  const words = useWordsOf(contactWords)
  const format = useFormat()
  return records.map(({ number, value, segments, fields }) => (
    <div key={number} className={css.record}>
      <p>
        {[
          words.customerNumber(number),
          ...(value === null ? [] : [words.value(format.number(value))]),
          ...segments,
        ].join(' · ')}
      </p>
      {Object.keys(fields).length > 0 && (
        <dl className={css.fields}>
          {Object.entries(fields).map(([name, said]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  ))
}
