/** The groups of search terms beside the stream, with how much met them in a day. On a telephone they fold into one choice. */
import { NativeSelect } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { TermGroup } from '../../contract/term.ts'
import { LabelDot } from '../label/label-chip.tsx'
import { placeOf } from '../view/place-of.ts'
import { useLately, useViews } from '../view/queries.ts'
import { useFormat, useWords, useWordsOf } from '../words/language.tsx'
import { listeningWords } from '../words/listening.ts'
import css from './groups.module.css'
import { useStreamView } from './keep-stream.tsx'

export function Groups({ groups, chosen }: { groups: readonly TermGroup[]; chosen: string | undefined }) {
  const words = useWordsOf(listeningWords)
  const format = useFormat()
  const { queue } = useWords()
  const navigate = useNavigate()
  const { streams } = useViews()
  const view = useStreamView()
  const counts = useLately()
  return (
    <>
      <nav className={css.list} aria-label={words.groups}>
        <Link
          to="/luisteren"
          search={{}}
          className={css.group}
          data-chosen={chosen === undefined && !view}
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
            data-chosen={chosen === id && !view}
            aria-current={chosen === id && !view ? 'page' : undefined}
          >
            <LabelDot colour={colour} />
            <bdi className={css.name}>{name}</bdi>
            <span className={css.lately} title={words.inADay}>
              {format.number(lately)}
              <span className="unseen"> {words.inADay}</span>
            </span>
          </Link>
        ))}
        {streams.length > 0 && <h2 className={css.title}>{queue.views}</h2>}
        {streams.map((one) => (
          <Link
            key={one.id}
            {...placeOf(one)}
            className={css.group}
            data-chosen={view?.id === one.id}
            aria-current={view?.id === one.id ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            <bdi className={css.name}>{one.name}</bdi>
            {counts[one.id] && (
              <span className={css.lately} title={words.inADay}>
                {counts[one.id]}
                <span className="unseen"> {words.inADay}</span>
              </span>
            )}
          </Link>
        ))}
      </nav>
      <NativeSelect
        className={css.choice ?? ''}
        label={words.groups}
        value={view?.id ?? chosen ?? ''}
        onChange={({ currentTarget: { value } }) => {
          const kept = streams.find(({ id }) => id === value)
          void navigate(kept ? placeOf(kept) : { to: '/luisteren', search: value ? { groep: value } : {} })
        }}
        data={[
          { value: '', label: words.everything },
          ...groups.map(({ id, name }) => ({ value: id, label: name })),
          ...(streams.length > 0
            ? [{ group: queue.views, items: streams.map(({ id, name }) => ({ value: id, label: name })) }]
            : []),
        ]}
      />
    </>
  )
}
