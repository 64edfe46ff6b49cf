/** A colleague among colleagues: with the initials of their whole name, because many share the first letter of what customers call them. */
import { Face } from '../kit/face.tsx'
import { useColleagues } from './colleagues.ts'

export function ColleagueFace(props: { id: string; alias: string; picture: string | null | undefined; size: number }) {
  const name = useColleagues()[props.id]?.name ?? props.alias
  return <Face name={name} picture={props.picture} ours size={props.size} />
}
