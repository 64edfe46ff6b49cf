/** In my profile: how I want to hear that something is for me, and when not. */
import { Button, Checkbox, Switch, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { changeHearing, type Hears, notificationKinds, readHearing } from '../../contract/notification.ts'
import { call, problemOf } from '../kit/call.ts'
import { Part } from '../kit/page.tsx'
import { Bones, Failed } from '../kit/states.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { hearingWords } from '../words/hearing.ts'
import { useSpeech, useWords, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './hearing-part.module.css'
import { PushSwitch } from './push-switch.tsx'

const hearingQuery = {
  queryKey: ['hearing'],
  queryFn: ({ signal }: { signal: AbortSignal }) => call(readHearing, {}, { signal }),
}
const usualQuiet = { days: [0, 1, 2, 3, 4, 5, 6], from: '22:00', until: '08:00' }

export function HearingPart() {
  const { words, language } = useSpeech()
  const hearing = useWordsOf(hearingWords)
  const queries = useQueryClient()
  const asked = useQuery(hearingQuery)
  if (!asked.data)
    return (
      <Part title={hearing.title} lead={hearing.lead}>
        {asked.isError ? <Failed error={asked.error} onRetry={() => void asked.refetch()} /> : <Bones rows={3} />}
      </Part>
    )
  const { hears, pushKey, mails } = asked.data
  const change = async (part: Partial<Hears>) => {
    const next = { ...hears, ...part }
    // At once, so that who changes two things quickly does not take the first one back.
    queries.setQueryData(hearingQuery.queryKey, { ...asked.data, hears: next })
    try {
      await call(changeHearing, next)
      toast(words.settings.saved)
    } catch (error) {
      void queries.invalidateQueries({ queryKey: hearingQuery.queryKey })
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  const hear = (kind: Hears['deaf'][number], on: boolean) =>
    change({ deaf: on ? hears.deaf.filter((one) => one !== kind) : [...hears.deaf, kind] })
  const { quiet } = hears
  return (
    <Part title={hearing.title} lead={hearing.lead}>
      <fieldset className={css.kinds}>
        <legend>{hearing.what}</legend>
        {notificationKinds.map((kind) => (
          <Checkbox
            key={kind}
            label={hearing.kind[kind]}
            checked={kind === 'danger' || !hears.deaf.includes(kind)}
            disabled={kind === 'danger'}
            onChange={(event) => void hear(kind, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      <div className={css.ways}>
        <Switch
          label={hearing.sound}
          checked={hears.sound}
          onChange={(event) => void change({ sound: event.currentTarget.checked })}
        />
        <PushSwitch pushKey={pushKey} on={hears.push} onChange={() => void change({ push: true })} />
        <Switch
          label={hearing.mail}
          description={mails ? hearing.mailHelp : hearing.noMail}
          disabled={!mails}
          checked={mails && hears.mail}
          onChange={(event) => void change({ mail: event.currentTarget.checked })}
        />
        <Switch
          label={hearing.quiet}
          description={hearing.quietHelp}
          checked={quiet !== null}
          onChange={(event) => void change({ quiet: event.currentTarget.checked ? usualQuiet : null })}
        />
      </div>
      {quiet && <QuietForm key={JSON.stringify(quiet)} quiet={quiet} onSave={(next) => void change({ quiet: next })} />}
    </Part>
  )
}

type Quiet = NonNullable<Hears['quiet']>

function QuietForm({ quiet, onSave }: { quiet: Quiet; onSave: (quiet: Quiet | null) => void }) {
  const { act } = useWords()
  const hearing = useWordsOf(hearingWords)
  return (
    <form
      className={css.quiet}
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const days = form.getAll('day').map(Number)
        const hours = { days, from: String(form.get('from')), until: String(form.get('until')) }
        // On no day at all is no quiet hours.
        onSave(days.length > 0 ? hours : null)
      }}
    >
      <TextInput type="time" name="from" required label={hearing.from} defaultValue={quiet.from} />
      <TextInput type="time" name="until" required label={hearing.until} defaultValue={quiet.until} />
      <fieldset className={css.days}>
        <legend>{hearing.days}</legend>
        {[1, 2, 3, 4, 5, 6, 0].map((day) => (
          <Checkbox
            key={day}
            name="day"
            value={day}
            label={hearing.day[day]}
            defaultChecked={quiet.days.includes(day)}
          />
        ))}
      </fieldset>
      <Button type="submit" variant="default">
        {act.save}
      </Button>
    </form>
  )
}
