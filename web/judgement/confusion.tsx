/** Where it is mistaken: what people said against what it read, and of each kind what it saw, missed and saw wrongly. */
import { sentiments, type Trait, traits } from '../../contract/judgement.ts'
import type { LearntLanguage } from '../../contract/understanding.ts'
import { useLabels } from '../label/queries.ts'
import { judgementWords } from '../words/judgement.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import { understandingWords } from '../words/understanding.ts'
import css from './confusion.module.css'
import { capital } from './look.tsx'

export function Confusion({ learnt: { confusion, each } }: { learnt: LearntLanguage }) {
  return (
    <>
      {confusion.some((row) => row.some((n) => n > 0)) && <Sentiments rows={confusion} />}
      {each.length > 0 && <Each each={each} />}
    </>
  )
}

function Sentiments({ rows }: { rows: LearntLanguage['confusion'] }) {
  const words = useWordsOf(understandingWords)
  const { names } = useWordsOf(judgementWords)
  const format = useFormat()
  return (
    <table className={css.table}>
      <caption>
        <h4>{words.confusion}</h4>
        <p>{words.confusionLead}</p>
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="colgroup" colSpan={sentiments.length} className={css.over}>
            {words.programRead}
          </th>
        </tr>
        <tr>
          <th scope="col">{words.peopleSay}</th>
          {sentiments.map((is) => (
            <th key={is} scope="col">
              {names[is]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sentiments.map((is, row) => {
          const counts = rows[row] ?? []
          const all = counts.reduce((sum, n) => sum + n, 0)
          return (
            <tr key={is}>
              <th scope="row">{names[is]}</th>
              {sentiments.map((as, column) => {
                const n = counts[column] ?? 0
                const isRight = row === column
                const background = shade(isRight, all === 0 ? 0 : n / all)
                return (
                  <td key={as} className={css.cell} data-right={isRight} style={{ background }}>
                    {format.number(n)}
                  </td>
                )
              })}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Each({ each }: { each: LearntLanguage['each'] }) {
  const words = useWordsOf(understandingWords)
  const { names } = useWordsOf(judgementWords)
  const format = useFormat()
  const { byId } = useLabels()
  const nameOf = (name: string) =>
    isTrait(name) ? capital(names[name]) : (byId[name]?.name ?? capital(words.goneLabel))
  return (
    <table className={css.table}>
      <caption>
        <h4>{words.each}</h4>
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.hit}</th>
          <th scope="col">{words.missed}</th>
          <th scope="col">{words.wrong}</th>
        </tr>
      </thead>
      <tbody>
        {each.map(({ name, hit, missed, wrong }) => (
          <tr key={name}>
            <th scope="row">
              <bdi>{nameOf(name)}</bdi>
            </th>
            <td>{format.number(hit)}</td>
            <td>{format.number(missed)}</td>
            <td>{format.number(wrong)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The more of the row, the fuller. */
const shade = (right: boolean, share: number) =>
  `color-mix(in srgb, var(${right ? '--agreed-soft' : '--waiting-soft'}) ${Math.round(share * 100)}%, transparent)`

const isTrait = (name: string): name is Trait => traits.some((trait) => trait === name)
