/** Hoe we schrijven: the form of address, the three guidelines, and what hints are about. */
import { Button, Checkbox, Radio, TagsInput, TextInput } from '@mantine/core'
import '@mantine/core/styles/Pill.layer.css'
import '@mantine/core/styles/PillsInput.layer.css'
import { type FormEvent, useState } from 'react'
import {
  addresses,
  changeGuideline,
  type Guideline,
  hintKinds,
  mostGuidelines,
  type OwnGuideline,
} from '../../contract/guideline.ts'
import { call, problemOf } from '../kit/call.ts'
import { Page, Part } from '../kit/page.tsx'
import { Bones, Failed } from '../kit/states.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { live } from '../live/store.ts'
import { useMay } from '../organisation/session.ts'
import { guidelineWords } from '../words/guideline.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './guideline-page.module.css'
import { useGuideline } from './queries.ts'
import { SentAway } from './sent-away.tsx'

export function GuidelinePage() {
  const words = useWordsOf(guidelineWords)
  const { guideline, asked } = useGuideline()
  return (
    <Page title={words.title} lead={words.lead}>
      {guideline ? (
        // What somebody else chose meanwhile is where one goes on.
        <>
          <Form key={guideline.version} guideline={guideline} />
          <Part title={words.sentAway} lead={words.sentAwayLead}>
            <SentAway />
          </Part>
        </>
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Bones rows={6} />
      )}
    </Page>
  )
}

const blank: OwnGuideline = { text: '', avoid: [], want: [] }

function Form({ guideline }: { guideline: Guideline }) {
  const { words: all, language } = useSpeech()
  const words = useWordsOf(guidelineWords)
  const mayChange = useMay('organisation.change')
  const [address, setAddress] = useState(guideline.address)
  const [own, setOwn] = useState(() => Array.from({ length: mostGuidelines }, (_, n) => guideline.own[n] ?? blank))
  const [without, setWithout] = useState<readonly string[]>(guideline.without)
  const [busy, setBusy] = useState(false)
  const set = (n: number, part: Partial<OwnGuideline>) =>
    setOwn(own.map((one, other) => (other === n ? { ...one, ...part } : one)))
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      const kept = await call(changeGuideline, {
        address,
        own: own.filter(({ text }) => text.trim() !== ''),
        without: hintKinds.filter((kind) => without.includes(kind)),
      })
      live.learn({ things: { guideline: [kept] } })
      toast(words.saved)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, all))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => void save(event)}>
      <fieldset className={css.all} disabled={!mayChange}>
        <Part title={words.address} lead={words.addressLead}>
          <Radio.Group
            aria-label={words.address}
            value={address}
            onChange={(value) => setAddress(addresses.find((one) => one === value) ?? 'customer')}
          >
            <div className={css.choices}>
              {addresses.map((one) => (
                <Radio key={one} value={one} label={words.addresses[one]} />
              ))}
            </div>
          </Radio.Group>
        </Part>
        <Part title={words.own} lead={words.ownLead}>
          {own.map((one, n) => (
            <Own key={words.nth(n + 1)} n={n} own={one} mayChange={mayChange} onChange={(part) => set(n, part)} />
          ))}
        </Part>
        <Part title={words.hintsOn} lead={words.hintsLead}>
          <div className={css.choices}>
            {hintKinds.map((kind) => (
              <Checkbox
                key={kind}
                label={words.kinds[kind].name}
                description={words.kinds[kind].about}
                checked={!without.includes(kind)}
                onChange={(event) =>
                  setWithout(event.currentTarget.checked ? without.filter((one) => one !== kind) : [...without, kind])
                }
              />
            ))}
          </div>
        </Part>
      </fieldset>
      <div className={css.foot}>
        {mayChange ? (
          <Button type="submit" loading={busy}>
            {all.act.save}
          </Button>
        ) : (
          <p>{words.readOnly}</p>
        )}
      </div>
    </form>
  )
}

function Own(props: {
  n: number
  own: OwnGuideline
  mayChange: boolean
  onChange: (part: Partial<OwnGuideline>) => void
}) {
  const words = useWordsOf(guidelineWords)
  const { n, own, onChange } = props
  const tags = { placeholder: words.wordsHelp, maxTags: 30, acceptValueOnBlur: true, disabled: !props.mayChange }
  return (
    <fieldset className={css.own}>
      <legend>{words.nth(n + 1)}</legend>
      <TextInput
        label={words.sentence}
        placeholder={words.example[n] ?? ''}
        maxLength={160}
        value={own.text}
        autoComplete="off"
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      {own.text.trim() !== '' && (
        <>
          <TagsInput {...tags} label={words.avoid} value={[...own.avoid]} onChange={(avoid) => onChange({ avoid })} />
          <TagsInput {...tags} label={words.want} value={[...own.want]} onChange={(want) => onChange({ want })} />
        </>
      )}
    </fieldset>
  )
}
