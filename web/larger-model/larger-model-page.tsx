/** Instellingen, Groter model: what leaves the house, which model, how it is doing, and a try on an invented message. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { type LargerModel, readLargerModel } from '../../contract/larger-model.ts'
import { call } from '../kit/call.ts'
import { Page, Part } from '../kit/page.tsx'
import { Bones, Failed } from '../kit/states.tsx'
import { useFormat, useWordsOf } from '../words/language.tsx'
import { largerModelWords } from '../words/larger-model.ts'
import { ChooseModel } from './choose-model.tsx'
import css from './larger-model.module.css'
import { TryModel } from './try-model.tsx'

export const largerModelQuery = queryOptions({
  queryKey: ['larger-model'],
  queryFn: ({ signal }) => call(readLargerModel, {}, { signal }),
  // How much was asked today, and how it is doing.
  refetchInterval: 30_000,
})

export function LargerModelPage() {
  const words = useWordsOf(largerModelWords)
  const { data, isError, error, refetch } = useQuery(largerModelQuery)
  return (
    <Page title={words.title} lead={words.lead}>
      {data ? (
        <>
          <Part title={words.leaves}>
            <Leaves model={data.model} />
          </Part>
          <Part title={words.choose}>
            <ChooseModel model={data.model} directory={data.directory} />
            {data.model?.active && <Doing model={data.model} />}
          </Part>
          {data.model && (
            <Part title={words.try} lead={words.tryLead}>
              <TryModel />
            </Part>
          )}
        </>
      ) : isError ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Bones rows={6} />
      )}
    </Page>
  )
}

function Leaves({ model }: { model: LargerModel | null }) {
  const words = useWordsOf(largerModelWords)
  if (!model?.active) return <p>{words.nothing}</p>
  if (model.kind === 'directory') return <p>{words.inHouse}</p>
  const host = URL.canParse(model.address) ? new URL(model.address).host : model.address
  return (
    <dl className={css.leaves}>
      <dt>{words.what}</dt>
      <dd>
        {words.whatText} <strong>{words.where(host)}</strong>
      </dd>
      <dt>{words.not}</dt>
      <dd>{words.notText}</dd>
      <dt>{words.back}</dt>
      <dd>{words.backText}</dd>
    </dl>
  )
}

function Doing({ model }: { model: LargerModel }) {
  const words = useWordsOf(largerModelWords)
  const format = useFormat()
  const { today, fault } = model
  const n = (value: number) => format.number(value)
  return (
    <>
      {fault && (
        <p className={css.fault} role="alert">
          <strong>{words.fault}</strong> {words.faults[fault.code]} {words.again(format.time(fault.until))}
          <span className={css.says}>{fault.says}</span>
        </p>
      )}
      <p className={css.today}>
        {words.today(
          n(today.requests),
          n(model.mostRequests),
          n(today.characters),
          n(model.mostCharacters),
          n(today.judged),
        )}
      </p>
    </>
  )
}
