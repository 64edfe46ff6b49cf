/** Pushes to this browser: on when the browser allows it and the house knows of it. */
import { Switch } from '@mantine/core'
import { useEffect, useState } from 'react'
import { subscribe } from '../../contract/notification.ts'
import { call } from '../kit/call.ts'
import { toastProblem } from '../kit/toast.ts'
import { hearingWords } from '../words/hearing.ts'
import { useWordsOf } from '../words/language.tsx'

const isPossible = 'serviceWorker' in navigator && 'PushManager' in window && window.isSecureContext

export function PushSwitch(props: { pushKey: string; on: boolean; onChange: () => void }) {
  const hearing = useWordsOf(hearingWords)
  const [here, setHere] = useState<boolean | null>(isPossible ? null : false)
  useEffect(() => {
    if (isPossible) void subscription().then((held) => setHere(held !== null))
  }, [])
  const change = async (on: boolean) => {
    try {
      if (on) await begin(props.pushKey)
      else await (await subscription())?.unsubscribe()
      setHere(on)
      // Off is off in this browser: the others that somebody works in go on.
      if (on) props.onChange()
    } catch {
      toastProblem(hearing.pushDenied)
    }
  }
  return (
    <Switch
      label={hearing.push}
      description={isPossible ? hearing.pushHelp : hearing.noPush}
      disabled={!isPossible || here === null}
      checked={props.on && here === true}
      onChange={(event) => void change(event.currentTarget.checked)}
    />
  )
}

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration()
  return (await registration?.pushManager.getSubscription()) ?? null
}

/** @throws when the browser or the person does not allow it */
async function begin(pushKey: string): Promise<void> {
  if ((await window.Notification.requestPermission()) !== 'granted') throw new Error('not allowed')
  const registration = await navigator.serviceWorker.register('/sw.js')
  await navigator.serviceWorker.ready
  const made = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytesOf(pushKey),
  })
  const { endpoint, keys } = made.toJSON()
  if (!endpoint || !keys?.p256dh || !keys.auth) throw new Error('the browser gave no keys')
  await call(subscribe, { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } })
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
