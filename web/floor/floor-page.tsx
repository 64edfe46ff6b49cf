/** Servicegarantie: what was agreed, and how long people waited by how far their voice reaches; each bar opens its conversations. */
import { SegmentedControl } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { type Floor, type WaitMeasure, waitMeasures } from '../../contract/floor.ts'
import { Page } from '../kit/page.tsx'
import { useRemembered } from '../kit/remembered.ts'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { floorWords } from '../words/floor.ts'
import { useWordsOf } from '../words/language.tsx'
import { Agreement } from './agreement.tsx'
import css from './floor-page.module.css'
import { OwnRow } from './own-row.tsx'
import { type Behind, type Span, spans, useFloor } from './queries.ts'
import { Rows } from './rows.tsx'
import { WaitsDrawer } from './waits-drawer.tsx'

const route = getRouteApi('/house/instellingen/servicegarantie')

export function FloorPage() {
  const words = useWordsOf(floorWords)
  const [days, setDays] = useState<Span>(28)
  const asked = useFloor(days)
  return (
    <Page title={words.title} lead={words.lead}>
      {asked.isPending ? (
        <Bones rows={8} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <>
          <Agreement floor={asked.data} />
          <Waited floor={asked.data} days={days} onDays={setDays} />
        </>
      )}
    </Page>
  )
}

function Waited({ floor, days, onDays }: { floor: Floor; days: Span; onDays: (days: Span) => void }) {
  const words = useWordsOf(floorWords)
  const { persoon } = route.useSearch()
  const [measure, setMeasure] = useRemembered<WaitMeasure>('floor-measure', 'took')
  const [behind, setBehind] = useState<Behind | null>(null)
  const open = (level: number, bar: number) => setBehind({ days, measure, level, bar })
  return (
    <section className={css.waited} aria-labelledby="waited">
      <div className={css.head}>
        <h2 id="waited">{words.waited}</h2>
        <SegmentedControl
          aria-label={words.measure}
          size="xs"
          value={measure}
          onChange={(value) => setMeasure(waitMeasures.find((one) => one === value) ?? 'took')}
          data={waitMeasures.map((value) => ({ value, label: words.measures[value] }))}
        />
        <SegmentedControl
          aria-label={words.span}
          size="xs"
          value={String(days)}
          onChange={(value) => onDays(spans.find((one) => String(one) === value) ?? 28)}
          data={spans.map((one) => ({ value: String(one), label: words.spans[one] }))}
        />
      </div>
      <p className={css.about}>{words.about[measure]}</p>
      {persoon && <OwnRow id={persoon} floor={floor} measure={measure} />}
      {floor.levels.length === 0 ? (
        <Empty title={words.none}>{words.noneBody}</Empty>
      ) : (
        <Rows floor={floor} measure={measure} onOpen={open} />
      )}
      <WaitsDrawer behind={behind} floor={floor} onClose={() => setBehind(null)} />
    </section>
  )
}
