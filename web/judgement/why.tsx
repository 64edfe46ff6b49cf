/** Why: by which words it was seen, how sure that is, who said it, and the way to say what it really is. Opens under the message. */
import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Message } from '../../contract/conversation.ts'
import { type Correction, type Judgement, languages } from '../../contract/judgement.ts'
import { explainJudgement } from '../../contract/understanding.ts'
import { call } from '../kit/call.ts'
import { Bones, Failed } from '../kit/states.tsx'
import { judgementWords } from '../words/judgement.ts'
import { useWordsOf } from '../words/language.tsx'
import { correctionOf } from './corrections.ts'
import { Deciding } from './deciding.tsx'
import { capital, ReadingChip } from './look.tsx'
import { chanceWord, isSentiment, type Reading, readingsOf } from './readings.ts'
import css from './why.module.css'

export function Why(props: {
  message: Message
  judgement: Judgement
  may: boolean
  onCorrect: (correction: Correction) => void
  /** For what is not said with a yes or a no. */
  onChoose: () => void
  children?: ReactNode
}) {
  const words = useWordsOf(judgementWords)
  const { message, judgement, may, onCorrect } = props
  const asked = useQuery({
    queryKey: ['judgement', message.id, message.version],
    queryFn: ({ signal }) => call(explainJudgement, { id: message.id }, { signal }),
    staleTime: 60_000,
  })
  const readings = readingsOf(judgement)
  const [chosen, setChosen] = useState(readings[0]?.is)
  const current = readings.find(({ is }) => is === chosen) ?? readings[0]
  return (
    <section className={css.why} aria-label={words.readOf(message.author.name)}>
      {readings.length > 1 && (
        <div className={css.readings}>
          {readings.map((reading) => (
            <button
              key={reading.is}
              type="button"
              className={css.reading}
              aria-pressed={reading === current}
              onClick={() => setChosen(reading.is)}
            >
              <ReadingChip reading={reading} />
            </button>
          ))}
        </div>
      )}
      {!judgement.sentiment && <p>{words.notUnderstood}</p>}
      {judgement.sentiment && !current && <p>{words.nothingStands}</p>}
      {current && (
        <>
          <div className={css.head}>
            {readings.length === 1 && <ReadingChip reading={current} />}
            <Sureness reading={current} by={asked.data?.corrections.find(isAbout(current))?.agent.alias} />
            {may && (
              <span className={css.acts}>
                {current.by === 'machine' && (
                  <button
                    type="button"
                    className={css.act}
                    onClick={() => onCorrect(correctionOf(current.is, true))}
                    aria-label={`${words.right}: ${words.names[current.is]}`}
                  >
                    {words.right}
                  </button>
                )}
                <button
                  type="button"
                  className={css.act}
                  onClick={() =>
                    isSentiment(current.is) ? props.onChoose() : onCorrect(correctionOf(current.is, false))
                  }
                  aria-label={`${words.wrong}: ${words.names[current.is]}`}
                >
                  {words.wrong}
                </button>
              </span>
            )}
          </div>
          {asked.isPending ? (
            <Bones rows={1} shape="line" />
          ) : asked.isError ? (
            <Failed error={asked.error} onRetry={() => void asked.refetch()} />
          ) : (
            <Deciding
              text={message.text}
              words={asked.data.reasons.find(({ is }) => is === current.is)?.words ?? []}
              by={current.by}
            />
          )}
        </>
      )}
      <div className={css.foot}>
        {may ? (
          <NativeSelect
            size="xs"
            label={words.language}
            className={css.language ?? ''}
            value={judgement.language.is ?? ''}
            onChange={({ currentTarget: { value } }) => {
              const is = languages.find((one) => one === value)
              if (is) onCorrect({ aspect: 'language', value: is })
            }}
            data={[
              ...(judgement.language.is ? [] : [{ value: '', label: words.languageUnsure }]),
              ...languages.map((value) => ({ value, label: words.languages[value] })),
            ]}
          />
        ) : (
          <span>
            {words.language}: {judgement.language.is ? words.languages[judgement.language.is] : words.languageUnsure}
          </span>
        )}
        {props.children}
      </div>
    </section>
  )
}

const isAbout =
  ({ is }: Reading) =>
  ({ correction }: { correction: Correction }) =>
    isSentiment(is) ? correction.aspect === 'sentiment' : correction.aspect === 'trait' && correction.trait === is

/** Of what a person said, what the program thought stands beside it. */
function Sureness({ reading, by }: { reading: Reading; by: string | undefined }) {
  const words = useWordsOf(judgementWords)
  const percent = `${Math.round(reading.chance * 100)}%`
  const said = words.chance(words.chances[chanceWord(reading.chance)], percent)
  return (
    <span className={css.sureness}>
      {reading.by === 'machine'
        ? `${capital(said)} · ${words.byMachine}`
        : `${words.byPerson(by ?? words.somebody)} · ${words.thought(said)}`}
    </span>
  )
}
