/** Who is chosen in the picture: what is known, whom they react to and who reacts to them. One goes on from person to person. */
import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { circleWords } from '../words/circle.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import css from './circle.module.css'
import { type Neighbour, type Network, neighboursOf, toneOf } from './network.ts'

/** The others stand in the picture. */
const mostShown = 12

export function PersonCard(props: { network: Network; person: number; onChoose: (person: number | null) => void }) {
  const { network, person, onChoose } = props
  const words = useWordsOf(circleWords)
  const format = useFormat()
  const one = network.people[person]
  if (!one) return null
  const { gives, gets } = neighboursOf(network, person)
  const circle = network.circleOf(one)
  const facts = [
    one.ours ? words.ours : one.network,
    words.reach(format.number(one.reach), one.reach === 1),
    circle ? `${words.colours.kring.toLowerCase()} ${words.circleOf(circle.name)}` : words.noCircle,
    `${words.colours.toon.toLowerCase()} ${words.tones[toneOf(one)]}`,
  ]
  return (
    <section className={css.card} aria-label={one.name}>
      <header className={css.cardHead}>
        <h2>
          <bdi>{one.name}</bdi>
        </h2>
        <button type="button" className={css.close} aria-label={words.close} onClick={() => onChoose(null)}>
          <IconX size={18} stroke={1.75} aria-hidden />
        </button>
      </header>
      <ul className={css.facts}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {one.contactId && (
        <p className={css.links}>
          <Link to="/contacten/$contact" params={{ contact: one.contactId }}>
            {words.toPerson}
          </Link>
          <Link
            to="/kringen"
            search={(before) => ({ ...(before.kleur && { kleur: before.kleur }), persoon: one.contactId ?? '' })}
          >
            {words.aroundPerson}
          </Link>
        </p>
      )}
      <Neighbours title={words.reactedBy} of={gets} network={network} onChoose={onChoose} />
      <Neighbours title={words.reactsTo} of={gives} network={network} onChoose={onChoose} />
    </section>
  )
}

function Neighbours(props: {
  title: string
  of: readonly Neighbour[]
  network: Network
  onChoose: (person: number) => void
}) {
  const words = useWordsOf(circleWords)
  const format = useFormat()
  const more = props.of.length - mostShown
  return (
    <div className={css.neighbours}>
      <h3>{props.title}</h3>
      {props.of.length === 0 && <p className={css.quiet}>{words.nobody}</p>}
      <ul>
        {props.of.slice(0, mostShown).map(({ person }) => (
          <li key={person}>
            <Button variant="subtle" size="compact-sm" onClick={() => props.onChoose(person)}>
              <bdi className={css.label}>{props.network.people[person]?.name}</bdi>
            </Button>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={css.quiet}>{words.more(format.number(more))}</p>}
    </div>
  )
}
