/** What the picture is around, and how it is shown. */
import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useLabels } from '../label/queries.ts'
import { useTermGroups } from '../term/queries.ts'
import { circleWords } from '../words/circle.ts'
import { useWordsOf } from '../words/language.tsx'
import css from './circle.module.css'
import { type CircleSearch, colours, forms } from './search.ts'

export function Around({ search, onlyTable }: { search: CircleSearch; onlyTable: boolean }) {
  const words = useWordsOf(circleWords)
  const navigate = useNavigate({ from: '/kringen' })
  const { groups } = useTermGroups()
  const { labels } = useLabels()
  const shown = { ...(search.als && { als: search.als }), ...(search.kleur && { kleur: search.kleur }) }
  const value = search.groep ?? search.label ?? search.persoon ?? ''
  const choose = (id: string) => {
    const around = groups.some((one) => one.id === id)
      ? { groep: id }
      : labels.some((one) => one.id === id)
        ? { label: id }
        : {}
    void navigate({ search: { ...shown, ...around } })
  }
  return (
    <div className={css.controls}>
      <NativeSelect
        label={words.around}
        value={value}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: '', label: words.everywhere },
          ...(search.persoon ? [{ value: search.persoon, label: words.person }] : []),
          ...(groups.length > 0
            ? [{ group: words.terms, items: groups.map(({ id, name }) => ({ value: id, label: name })) }]
            : []),
          ...(labels.length > 0
            ? [{ group: words.labels, items: labels.map(({ id, name }) => ({ value: id, label: name })) }]
            : []),
        ]}
      />
      {!onlyTable && (
        <>
          <SegmentedControl
            aria-label={words.as}
            value={search.als ?? 'plaatje'}
            data={forms.map((form) => ({ value: form, label: words.forms[form] }))}
            onChange={(als) => {
              const { als: _, ...rest } = search
              void navigate({ search: als === 'tabel' ? { ...rest, als } : rest, replace: true })
            }}
          />
          {search.als !== 'tabel' && (
            <SegmentedControl
              aria-label={words.colour}
              value={search.kleur ?? 'kring'}
              data={colours.map((colour) => ({ value: colour, label: words.colours[colour] }))}
              onChange={(kleur) => {
                const { kleur: _, ...rest } = search
                void navigate({ search: kleur === 'toon' ? { ...rest, kleur } : rest, replace: true })
              }}
            />
          )}
        </>
      )}
    </div>
  )
}
