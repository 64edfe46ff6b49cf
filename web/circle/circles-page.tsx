/** `/kringen`: who reacts to whom, around what one asks for; as a picture, and as a table with the same in it. */
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconCirclesRelation, IconUserSearch } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import type { Picture } from '../../contract/circle.ts'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'
import { Picker } from '../kit/picker.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { circleWords } from '../words/circle.ts'
import { useFormat, useWords, useWordsOf } from '../words/language.tsx'
import { Around } from './around.tsx'
import css from './circle.module.css'
import { Found } from './found.tsx'
import { Legend } from './legend.tsx'
import { networkOf } from './network.ts'
import { PeopleTable } from './people-table.tsx'
import { PersonCard } from './person-card.tsx'
import { usePicture } from './queries.ts'
import type { CircleSearch } from './search.ts'

const route = getRouteApi('/house/kringen')
const Drawing = lazy(() => import('./drawing.tsx').then((part) => ({ default: part.Drawing })))

export function CirclesPage() {
  const { circle } = useWords()
  const words = useWordsOf(circleWords)
  const search = route.useSearch()
  const phone = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false })
  const picture = usePicture(search)
  return (
    <Page wide title={circle.title} lead={words.lead}>
      <Around search={search} onlyTable={phone} />
      {picture.isPending ? (
        <Bones rows={6} />
      ) : picture.isError ? (
        <Failed error={picture.error} onRetry={() => void picture.refetch()} />
      ) : picture.data.people.length === 0 ? (
        <Nobody search={search} />
      ) : (
        <Shown
          key={JSON.stringify([search.groep, search.persoon, search.label])}
          picture={picture.data}
          search={search}
          phone={phone}
        />
      )}
    </Page>
  )
}

function Shown({ picture, search, phone }: { picture: Picture; search: CircleSearch; phone: boolean }) {
  const words = useWordsOf(circleWords)
  const format = useFormat()
  const network = useMemo(() => networkOf(picture), [picture])
  const [broken, setBroken] = useState(false)
  const [chosen, setChosen] = useState<number | null>(null)
  const [only, setOnly] = useState<string | null>(null)
  const colour = search.kleur ?? 'kring'
  // What stood out has another colour now.
  useEffect(() => setOnly(null), [colour])
  const asTable = phone || broken || search.als === 'tabel'
  const { people, reactions } = picture.left
  return (
    <>
      <p className={css.counts}>
        {words.people(format.number(network.people.length), network.people.length === 1)},{' '}
        {words.reactions(format.number(network.reactions.length), network.reactions.length === 1)}.{' '}
        {people + reactions > 0 && words.left(format.number(people), format.number(reactions))}
      </p>
      {broken && (
        <p role="alert" className={css.counts}>
          {words.broken}
        </p>
      )}
      {asTable ? (
        <PeopleTable network={network} />
      ) : (
        <div className={`${css.columns} ${css.palette}`}>
          <Suspense fallback={<div className={css.frame} />}>
            <Drawing
              network={network}
              chosen={chosen}
              colour={colour}
              only={only}
              onChoose={setChosen}
              onBroken={() => setBroken(true)}
            />
          </Suspense>
          <div className={css.side}>
            <Picker
              name={words.find}
              options={network.people.map(({ name }, i) => ({ value: String(i), label: name }))}
              onPick={(value) => setChosen(Number(value))}
            >
              {(open) => (
                <Button
                  variant="default"
                  fullWidth
                  leftSection={<IconUserSearch size={18} stroke={1.6} aria-hidden />}
                  onClick={open}
                >
                  {words.find}
                </Button>
              )}
            </Picker>
            {chosen === null ? (
              <p className={css.quiet}>{words.nobodyChosen}</p>
            ) : (
              <PersonCard network={network} person={chosen} onChoose={setChosen} />
            )}
            <Legend network={network} colour={colour} only={only} onOnly={setOnly} />
          </div>
        </div>
      )}
      <Found run={picture.run} />
    </>
  )
}

/** Nobody reacted to anybody yet, or not around what one asked for. */
function Nobody({ search }: { search: CircleSearch }) {
  const words = useWordsOf(circleWords)
  const navigate = route.useNavigate()
  const icon = <IconCirclesRelation stroke={1.5} />
  if (search.groep || search.persoon || search.label)
    return (
      <Empty
        icon={icon}
        title={words.noneTitle}
        action={
          <Button variant="default" onClick={() => void navigate({ search: {} })}>
            {words.noneAct}
          </Button>
        }
      >
        {words.noneBody}
      </Empty>
    )
  return (
    <Empty
      icon={icon}
      title={words.emptyTitle}
      action={
        <LinkButton to="/luisteren" variant="default">
          {words.emptyAct}
        </LinkButton>
      }
    >
      {words.emptyBody}
    </Empty>
  )
}
