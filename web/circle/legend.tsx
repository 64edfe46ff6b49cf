/** What the colours mean; each is a button that lets those stand out. */
import { circleWords } from '../words/circle.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import css from './circle.module.css'
import { type Network, toneOf } from './network.ts'
import { coloured, tones } from './paint.ts'
import type { Colour } from './search.ts'

export function Legend(props: {
  network: Network
  colour: Colour
  only: string | null
  onOnly: (name: string | null) => void
}) {
  const { network, only } = props
  const words = useWordsOf(circleWords)
  const format = useFormat()
  return (
    <ul className={css.legend} aria-label={`${words.only}: ${words.colours[props.colour]}`}>
      {linesOf(network, props.colour, words).map(({ name, label, people }) => (
        <li key={name}>
          <button
            type="button"
            className={css.entry}
            aria-pressed={only === name}
            onClick={() => props.onOnly(only === name ? null : name)}
          >
            <span className={css.dot} data-colour={name} aria-hidden />
            <bdi className={css.label}>{label}</bdi>
            <span className={css.count}>{format.number(people)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

type Line = { name: string; label: string; people: number }

function linesOf({ people, circles }: Network, colour: Colour, words: (typeof circleWords)['nl']): Line[] {
  const lines =
    colour === 'toon'
      ? tones.map((tone) => ({
          name: `tone-${tone}`,
          label: words.tones[tone],
          people: people.filter((one) => toneOf(one) === tone).length,
        }))
      : circles.slice(0, coloured).map((circle, i) => ({
          name: `circle-${i}`,
          label: words.circleOf(circle.name),
          people: circle.people,
        }))
  const rest = people.length - lines.reduce((sum, line) => sum + line.people, 0)
  const all = colour === 'kring' ? [...lines, { name: 'other', label: words.otherCircles, people: rest }] : lines
  return all.filter((line) => line.people > 0)
}
