/** On the way in: the organisation asks for a second step, so it is set up first. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { confirmFirstFactor, proposeFirstFactor } from '../../contract/sign-in.ts'
import { call } from '../kit/call.ts'
import { Bones, Failed } from '../kit/states.tsx'
import { ScanAndConfirm, SpareCodes } from './factor-set-up.tsx'
import css from './sign-in.module.css'

export function FirstFactor(props: { known: { email: string; password: string }; onIn: () => Promise<void> }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const proposed = useQuery({
    queryKey: ['first factor'],
    queryFn: () => call(proposeFirstFactor, props.known),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  const confirm = async (code: string) => setCodes((await call(confirmFirstFactor, { ...props.known, code })).codes)
  return (
    <div className={css.door}>
      {codes ? (
        <SpareCodes codes={codes} onKept={() => void props.onIn()} />
      ) : proposed.isPending ? (
        <Bones rows={3} />
      ) : proposed.isError ? (
        <Failed error={proposed.error} onRetry={() => void proposed.refetch()} />
      ) : (
        <ScanAndConfirm proposal={proposed.data} onConfirm={confirm} />
      )}
    </div>
  )
}
