/** One objection: whose it is, who noted it, and what still waits for it. */
import { ActionIcon, Button, Modal, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { networkName } from '../../contract/network.ts'
import { type Objection, proveObjection, removeObjection } from '../../contract/objection.ts'
import { call, problemOf } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { Tip } from '../kit/tip.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { Ago } from '../kit/when.tsx'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { objectionWords } from '../words/objection.ts'
import { tellProblem } from '../words/problems.ts'
import css from './objections-page.module.css'

/** @property others accounts of the same person for which it holds as well */
type Props = { objection: Objection; others: readonly Objection[]; onChanged: () => void }

export function ObjectionLine({ objection, others, onChanged }: Props) {
  const { words, language, format } = useSpeech()
  const said = useWordsOf(objectionWords)
  const [asking, setAsking] = useState<'remove' | 'prove' | null>(null)
  const [proof, setProof] = useState('')
  const { id, network, account, at, how, note, notedBy, eraseAt } = objection
  const doing = async (act: () => Promise<string>) => {
    try {
      toast(await act())
      onChanged()
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  const remove = () =>
    doing(async () => {
      await call(removeObjection, { id })
      return eraseAt ? said.released : said.takenBack
    })
  const prove = () =>
    doing(async () => said.proven(format.number((await call(proveObjection, { id, proof: proof.trim() })).erased)))
  return (
    <li className={css.objection}>
      <div className={css.what}>
        <p className={css.who}>
          <bdi>{account}</bdi> <span className={css.network}>{networkName(network, language)}</span>
        </p>
        {others.length > 0 && (
          <p className={css.how}>
            {said.also(format.list(others.map((one) => `${one.account} (${networkName(one.network, language)})`)))}
          </p>
        )}
        <p className={css.how}>
          <Ago at={at} /> · {said.hows[how] ?? how}
          {notedBy && ` · ${said.notedBy(notedBy)}`}
        </p>
        {note && <p className={css.note}>{note}</p>}
        {objection.proof && <p className={css.note}>{said.shown(objection.proof)}</p>}
        {eraseAt && (
          <div className={css.waiting}>
            <p>{said.waits(format.date(eraseAt))}</p>
            <Button size="xs" variant="default" onClick={() => setAsking('prove')}>
              {said.prove}
            </Button>
            <Button size="xs" variant="default" onClick={() => setAsking('remove')}>
              {said.release}
            </Button>
          </div>
        )}
      </div>
      {!eraseAt && (
        <Tip label={said.takeBack(account)}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={said.takeBack(account)}
            onClick={() => setAsking('remove')}
          >
            <IconTrash size={18} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Tip>
      )}
      <Confirm
        open={asking === 'remove'}
        title={eraseAt ? said.releaseTitle : said.takeBackTitle}
        act={eraseAt ? said.release : said.takeBackAct}
        danger
        onAct={remove}
        onClose={() => setAsking(null)}
      >
        {eraseAt ? said.releaseBody(account) : said.takeBackBody(account)}
      </Confirm>
      <Modal
        opened={asking === 'prove'}
        onClose={() => setAsking(null)}
        title={said.proveTitle(account)}
        size={460}
        closeButtonProps={{ 'aria-label': words.act.close }}
      >
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault()
            void prove().then(() => setAsking(null))
          }}
        >
          <TextInput
            label={said.proof}
            description={said.proofHelp}
            maxLength={400}
            required
            value={proof}
            onChange={({ currentTarget }) => setProof(currentTarget.value)}
          />
          <div>
            <Button type="submit" color="red" disabled={proof.trim() === ''}>
              {said.prove}
            </Button>
          </div>
        </form>
      </Modal>
    </li>
  )
}
