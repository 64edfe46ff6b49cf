import { Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, RefAttributes } from 'react'

type AnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> &
  ButtonProps &
  RefAttributes<HTMLAnchorElement>

/** What looks like a button and goes somewhere: a link, so that it can be opened in another tab. */
export const LinkButton = createLink((props: AnchorProps) => <Button component="a" {...props} />)
