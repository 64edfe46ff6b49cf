/** Tweede stap: on or off, setting it up, and spare codes. */
import { Button, Modal } from '@mantine/core'
import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { confirmFactor, type MySignIn, proposeFactor, removeFactor, renewCodes } from '../../contract/sign-in.ts'
import { call } from '../kit/call.ts'
import { Part } from '../kit/page.tsx'
import { toast } from '../kit/toast.ts'
import { useWords } from '../words/language.tsx'
import { type Proposal, ScanAndConfirm, SpareCodes } from './factor-set-up.tsx'
import { Proof } from './proof.tsx'
import { mySignInQuery } from './queries.ts'
import css from './sign-in.module.css'

type Asking = 'set up' | 'turn off' | 'new codes'

export function FactorPart({ mine }: { mine: MySignIn }) {
  const { running, act } = useWords()
  const { signIn } = running
  const queries = useQueryClient()
  const [asking, setAsking] = useState<Asking | null>(null)
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const { on, codesLeft } = mine.secondFactor
  const refresh = () => queries.invalidateQueries({ queryKey: mySignInQuery.queryKey })
  const acts: Record<Asking, (proof: { password?: string }) => Promise<void>> = {
    'set up': async (proof) => setProposal(await call(proposeFactor, proof)),
    'new codes': async (proof) => setCodes((await call(renewCodes, proof)).codes),
    'turn off': async (proof) => {
      await call(removeFactor, proof)
      toast(signIn.isOff)
    },
  }
  const titles = { 'set up': signIn.factor, 'turn off': signIn.turnOffTitle, 'new codes': signIn.newCodesTitle }
  const buttons = { 'set up': running.door.goOn, 'turn off': signIn.turnOff, 'new codes': signIn.newCodes }
  return (
    <Part title={signIn.factor} lead={signIn.factorLead}>
      <p className={css.state}>
        {on ? (
          <IconShieldCheck size={20} stroke={1.6} aria-hidden />
        ) : (
          <IconShieldOff size={20} stroke={1.6} aria-hidden />
        )}
        <span>
          {on ? signIn.factorOn : signIn.factorOff} {on && signIn.codesLeft(codesLeft)}
          {on && mine.required && ` ${signIn.required}`}
        </span>
      </p>
      <div className={css.acts}>
        {!on && <Button onClick={() => setAsking('set up')}>{signIn.setUp}</Button>}
        {on && (
          <Button variant="default" onClick={() => setAsking('new codes')}>
            {signIn.newCodes}
          </Button>
        )}
        {on && !mine.required && (
          <Button variant="subtle" color="gray" onClick={() => setAsking('turn off')}>
            {signIn.turnOff}
          </Button>
        )}
      </div>
      <Proof
        open={asking !== null}
        title={titles[asking ?? 'set up']}
        act={buttons[asking ?? 'set up']}
        {...(asking === 'new codes' ? { body: signIn.newCodesBody } : {})}
        danger={asking === 'turn off'}
        hasPassword={mine.hasPassword}
        onAct={async (proof) => {
          if (asking) await acts[asking](proof)
          void refresh()
        }}
        onClose={() => setAsking(null)}
      />
      <Modal
        opened={proposal !== null}
        onClose={() => setProposal(null)}
        title={signIn.factor}
        closeButtonProps={{ 'aria-label': act.close }}
      >
        {proposal && (
          <ScanAndConfirm
            proposal={proposal}
            onConfirm={async (code) => {
              const confirmed = await call(confirmFactor, { code })
              setProposal(null)
              setCodes(confirmed.codes)
              toast(signIn.isOn)
              void refresh()
            }}
          />
        )}
      </Modal>
      <Modal
        opened={codes !== null}
        onClose={() => undefined}
        title={signIn.codesTitle}
        withCloseButton={false}
        closeOnClickOutside={false}
        closeOnEscape={false}
      >
        {codes && <SpareCodes codes={codes} onKept={() => setCodes(null)} />}
      </Modal>
    </Part>
  )
}
