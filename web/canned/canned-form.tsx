/** Making or changing a canned response, with beside it what a customer would read. */
import { Button, Checkbox, Modal, Radio, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useRef, useState } from 'react'
import { type Canned, changeCanned, createCanned } from '../../contract/canned.ts'
import { insertHere } from '../inbox/insert.ts'
import { call, problemOf } from '../kit/call.ts'
import { useMay } from '../organisation/session.ts'
import { queryClient } from '../queries.ts'
import { useTeams } from '../team/queries.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { ActionsField } from './actions-field.tsx'
import css from './canned-page.module.css'
import { cannedQuery, useFilled } from './queries.ts'

type For = 'everybody' | 'teams' | 'own'

export function CannedForm({ canned, onClose }: { canned: Canned | null; onClose: () => void }) {
  const { words, language, format } = useSpeech()
  const mayShare = useMay('canned.change')
  const { teams } = useTeams()
  const variables = useQuery(cannedQuery).data?.variables ?? {}
  const box = useRef<HTMLTextAreaElement>(null)
  const [name, setName] = useState(canned?.name ?? '')
  const [shortcut, setShortcut] = useState(canned?.shortcut ?? '')
  const [text, setText] = useState(canned?.text ?? '')
  const [actions, setActions] = useState(canned?.actions ?? [])
  const [teamIds, setTeamIds] = useState(canned?.teamIds ?? [])
  const [forWhom, setForWhom] = useState<For>(
    canned?.agentId || !mayShare ? 'own' : canned?.teamIds.length ? 'teams' : 'everybody',
  )
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const filled = useFilled(useDeferredValue(text), {})

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      const given = { name, shortcut, text, actions, teamIds: forWhom === 'teams' ? teamIds : [] }
      if (canned) await call(changeCanned, { id: canned.id, ...given })
      else await call(createCanned, { ...given, personal: forWhom === 'own' })
      await queryClient.invalidateQueries({ queryKey: ['canned'] })
      onClose()
    } catch (error) {
      setFailure(tellProblem(problemOf(error), language, words))
      setBusy(false)
    }
  }
  const put = (variable: string) => box.current && insertHere(box.current, `{{${variable}}}`)
  return (
    <Modal
      opened
      onClose={onClose}
      size={960}
      title={canned ? canned.name : words.canned.add}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      <form className={css.form} onSubmit={(event) => void save(event)}>
        <div className={css.fields}>
          <TextInput
            label={words.canned.name}
            required
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <TextInput
            label={words.canned.shortcut}
            description={words.canned.shortcutHelp}
            maxLength={30}
            pattern="[\p{L}\p{N}_\-]*"
            leftSection="/"
            value={shortcut}
            onChange={(event) => setShortcut(event.currentTarget.value)}
          />
          <Textarea
            ref={box}
            label={words.canned.text}
            rows={6}
            maxLength={20_000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <fieldset className={css.variables}>
            <legend>{words.canned.variables}</legend>
            {Object.entries(variables).map(([dutch, english]) => (
              <button
                key={dutch}
                type="button"
                className={css.variable}
                onClick={() => put(language === 'nl' ? dutch : english)}
              >
                {language === 'nl' ? dutch : english}
              </button>
            ))}
            <p>{words.canned.fallback}</p>
          </fieldset>
          <ActionsField actions={actions} onChange={setActions} />
          {!canned?.agentId && mayShare && (
            <Radio.Group
              label={words.canned.forWhom}
              value={forWhom}
              onChange={(value) => setForWhom(value as For)}
              className={css.whom ?? ''}
            >
              <Radio size="md" value="everybody" label={words.canned.everybody} />
              {teams.length > 0 && <Radio size="md" value="teams" label={words.canned.teams} />}
              {!canned && <Radio size="md" value="own" label={words.canned.own} />}
            </Radio.Group>
          )}
          {forWhom === 'teams' && (
            <Checkbox.Group
              aria-label={words.canned.teams}
              value={teamIds}
              onChange={setTeamIds}
              className={css.whom ?? ''}
            >
              {teams.map((team) => (
                <Checkbox size="md" key={team.id} value={team.id} label={team.name} />
              ))}
            </Checkbox.Group>
          )}
        </div>
        <section className={css.preview} aria-label={words.canned.preview}>
          <h3>{words.canned.preview}</h3>
          <p className={css.filled}>{filled && text ? filled.text : ''}</p>
          {filled && filled.unknown.length > 0 && (
            <p className={css.unknown} role="alert">
              {words.canned.unknown(format.list(filled.unknown.map((one) => `{{${one}}}`)))}
            </p>
          )}
        </section>
        {failure && (
          <p className={css.unknown} role="alert">
            {failure}
          </p>
        )}
        <div className={css.end}>
          <Button variant="default" onClick={onClose}>
            {words.act.cancel}
          </Button>
          <Button type="submit" loading={busy} disabled={!name.trim() || (!text.trim() && actions.length === 0)}>
            {words.act.save}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
