/** The groups of search terms beside the stream, with how much met them in a day. On a telephone they fold into one choice. */
import { NativeSelect } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { TermGroup } from '../../contract/term.ts'
import { LabelDot } from '../label/label-chip.tsx'
import { useFormat, useWordsOf } from '../words/language.tsx'
import { listeningWords } from '../words/listening.ts'
import css from './groups.module.css'

export function Groups({ groups, chosen }: { groups: readonly TermGroup[]; chosen: string | undefined }) {
  const words = useWordsOf(listeningWords)
  const format = useFormat()
  const navigate = useNavigate()
  return (
    <>
      <nav className={css.list} aria-label={words.groups}>
        <Link
          to="/luisteren"
          search={{}}
          className={css.group}
          data-chosen={chosen === undefined}
          activeOptions={{ exact: true }}
        >
          <span className={css.name}>{words.everything}</span>
        </Link>
        {groups.map(({ id, name, colour, lately }) => (
          <Link
            key={id}
            to="/luisteren"
            search={{ groep: id }}
            className={css.group}
            data-chosen={chosen === id}
            aria-current={chosen === id ? 'page' : undefined}
          >
            <LabelDot colour={colour} />
            <bdi className={css.name}>{name}</bdi>
            <span className={css.lately} title={words.inADay}>
              {format.number(lately)}
              <span className="unseen"> {words.inADay}</span>
            </span>
          </Link>
        ))}
      </nav>
      <NativeSelect
        className={css.choice ?? ''}
        label={words.groups}
        value={chosen ?? ''}
        onChange={({ currentTarget: { value } }) =>
          void navigate({ to: '/luisteren', search: value ? { groep: value } : {} })
        }
        data={[{ value: '', label: words.everything }, ...groups.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </>
  )
}
