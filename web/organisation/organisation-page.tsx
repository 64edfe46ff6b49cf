/** Organisatie: what it is called, and the demo firm that comes and goes in one click. */
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { loadDemo, removeDemo } from '../../contract/organisation.ts'
import { useChannels } from '../channel/queries.ts'
import { call, problemOf } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { Page, Part } from '../kit/page.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { RetentionPart } from '../objection/retention-part.tsx'
import { useSpeech, useWords } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { DemoMode } from './demo-mode.tsx'
import css from './organisation-page.module.css'
import { houseQuery, meQuery, useMay, useMe } from './session.ts'

export function OrganisationPage() {
  const { organisation: words, house } = useWords()
  const { organisation } = useMe()
  const version = useQuery(houseQuery).data?.version
  const mayChange = useMay('organisation.change')
  return (
    <Page title={words.title}>
      <Part title={words.facts}>
        <dl className={css.facts}>
          <dt>{words.name}</dt>
          <dd>{organisation.name}</dd>
          <dt>{words.language}</dt>
          <dd>{organisation.language === 'nl' ? house.dutch : house.english}</dd>
          <dt>{words.zone}</dt>
          <dd>{organisation.zone}</dd>
        </dl>
      </Part>
      {mayChange && <RetentionPart />}
      {mayChange && <DemoPart />}
      <p className={css.foot}>
        {version && <span>{words.version(version)}</span>}
        <Link to="/kit">{words.kit}</Link>
      </p>
    </Page>
  )
}

function DemoPart() {
  const { words, language } = useSpeech()
  const { organisation } = words
  const me = useMe()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const { channels } = useChannels()
  const loaded = me.organisation.demo || channels.some((channel) => channel.demo)
  const act = async (action: () => Promise<unknown>, done: string) => {
    setBusy(true)
    try {
      await action()
      await queries.invalidateQueries({ queryKey: meQuery.queryKey })
      toast(done)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Part title={organisation.demo}>
      <p className={css.about}>{loaded ? organisation.demoOn : organisation.demoOff}</p>
      {loaded && <DemoMode />}
      <div>
        {loaded ? (
          <Button variant="default" loading={busy} onClick={() => setAsking(true)}>
            {organisation.demoRemove}
          </Button>
        ) : (
          <Button loading={busy} onClick={() => void act(() => call(loadDemo, {}), organisation.demoLoading)}>
            {organisation.demoLoad}
          </Button>
        )}
      </div>
      <Confirm
        open={asking}
        title={organisation.demoRemoveSure}
        act={organisation.demoRemove}
        danger
        onAct={() => act(() => call(removeDemo, {}), organisation.demoRemoved)}
        onClose={() => setAsking(false)}
      >
        {organisation.demoRemoveBody}
      </Confirm>
    </Part>
  )
}
