/** Merk: how people around us speak of us and of competitors, what moved it, and the messages behind each figure. */
import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { IconDownload, IconSpeakerphone } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import type { Brand } from '../../contract/brand.ts'
import { LinkButton } from '../kit/link-button.tsx'
import { Page, Part } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { brandWords } from '../words/brand.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import css from './brand.module.css'
import { Course } from './course.tsx'
import { useNames } from './heard.tsx'
import { MovedPart } from './moved-part.tsx'
import { useBrand, useBrandWeek } from './queries.ts'
import { type BrandSearch, spans } from './search.ts'
import { TopicsPart } from './topics-part.tsx'

const route = getRouteApi('/house/merk')

export function BrandPage() {
  const words = useWordsOf(brandWords)
  const { words: all } = useSpeech()
  const { weken = 13, onderwerp } = route.useSearch()
  const asked = useBrand(weken, onderwerp)
  const { data: brand } = asked
  const heard = brand?.weeks.some(({ of }) => of.some(({ rating }) => rating.messages > 0)) || onderwerp !== undefined
  return (
    <Page
      title={all.brand.title}
      lead={words.lead}
      wide
      actions={
        <Button
          component="a"
          variant="default"
          href={`/api/v1/brand/export?weeks=${weken}`}
          download
          leftSection={<IconDownload size={18} stroke={1.6} aria-hidden />}
        >
          {words.download}
        </Button>
      }
    >
      {brand === undefined ? (
        asked.isError ? (
          <Failed error={asked.error} onRetry={() => void asked.refetch()} />
        ) : (
          <Bones rows={6} />
        )
      ) : heard ? (
        <Told brand={brand} />
      ) : (
        <Empty
          icon={<IconSpeakerphone stroke={1.5} />}
          title={brand.counting ? words.countingTitle : words.emptyTitle}
          action={
            <LinkButton to="/luisteren/zoektermen" variant="default">
              {words.toTerms}
            </LinkButton>
          }
        >
          {brand.counting ? words.counting : words.emptyBody}
        </Empty>
      )}
    </Page>
  )
}

function Told({ brand }: { brand: Brand }) {
  const words = useWordsOf(brandWords)
  const { format } = useSpeech()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const nameOf = useNames()
  const choose = (change: BrandSearch) => void navigate({ search: { ...search, ...change }, replace: true })
  const week = weekOf(brand, search.week)
  const competitors = brand.weeks[0]?.of.flatMap(({ competitor }) => competitor ?? []) ?? []
  const over = competitors.find((name) => name === search.over)
  const before = brand.weeks.filter((one) => one.week !== week)
  const asked = useBrandWeek(week, over === undefined ? { ...search, over: '' } : search)
  const course = { brand, week, topic: search.onderwerp }
  return (
    <>
      <div className={css.asking}>
        <SegmentedControl
          aria-label={words.span}
          value={String(search.weken ?? 13)}
          onChange={(value) => choose({ weken: spans.find((one) => String(one) === value) ?? 13 })}
          data={spans.map((one) => ({ value: String(one), label: words.spans[one] }))}
        />
        <NativeSelect
          aria-label={words.about}
          value={search.onderwerp ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const { onderwerp: _before, ...rest } = search
            void navigate({ search: value ? { ...rest, onderwerp: value } : rest, replace: true })
          }}
          data={[
            { value: '', label: words.allTopics },
            ...brand.topics.map((one) =>
              one ? { value: one.id, label: one.name || words.removed } : { value: 'none', label: words.rest },
            ),
          ]}
        />
        {brand.counting && <span className={css.quiet}>{words.counting}</span>}
      </div>
      <Part title={words.rating} lead={words.ratingLead}>
        <Course {...course} measure="rating" onWeek={(to) => choose({ week: to })} />
      </Part>
      <Part title={words.share} lead={words.shareLead}>
        {competitors.length === 0 ? (
          <p className={css.quiet}>
            {words.noCompetitors} <LinkButton to="/luisteren/zoektermen">{words.toTerms}</LinkButton>
          </p>
        ) : (
          <Course {...course} measure="share" />
        )}
      </Part>
      <Part title={words.moved} lead={words.movedLead}>
        <div className={css.asking}>
          {competitors.length > 0 && (
            <NativeSelect
              aria-label={words.whom}
              value={over ?? ''}
              onChange={({ currentTarget: { value } }) => choose({ over: value })}
              data={['', ...competitors].map((value) => ({ value, label: nameOf(value || null) }))}
            />
          )}
          <NativeSelect
            label={words.against}
            className={css.beside ?? ''}
            value={asked.data?.against ?? ''}
            onChange={({ currentTarget: { value } }) => choose({ tegen: value })}
            data={before.map((one) => ({ value: one.week, label: words.weekOf(format.shortDay(one.week)) }))}
          />
        </div>
        {asked.data ? (
          <MovedPart one={asked.data} competitor={over ?? null} />
        ) : asked.isError ? (
          <Failed error={asked.error} onRetry={() => void asked.refetch()} />
        ) : (
          <Bones rows={3} />
        )}
      </Part>
      <Part title={words.apart} lead={words.apartLead}>
        {asked.data ? <TopicsPart one={asked.data} competitor={over ?? null} /> : <Bones rows={3} />}
      </Part>
    </>
  )
}

/** The week that somebody chose, else the last whole one of which something is known, else this one. */
function weekOf({ weeks }: Brand, chosen: string | undefined): string {
  const known = weeks.filter(({ running, of }) => !running && of.some(({ rating }) => rating.messages > 0))
  const found = weeks.find(({ week }) => week === chosen) ?? known.at(-1) ?? weeks.at(-1)
  return found?.week ?? ''
}
