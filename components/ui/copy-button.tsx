'use client'

import { useEffect, useState } from 'react'
import { Button } from './button'
import type { ButtonSize } from './button-class'
import { CheckIcon, CopyIcon } from './icons'

interface CopyButtonProps {
  text: string
  label: string
  /** Said once it is copied. */
  copied: string
  size?: ButtonSize
}

/** Copies a number or a link. */
export function CopyButton({ text, label, copied, size }: CopyButtonProps) {
  const [done, setDone] = useState(false)
  useEffect(() => {
    if (!done) return
    const timer = setTimeout(() => setDone(false), 3000)
    return () => clearTimeout(timer)
  }, [done])
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setDone(true)
  }
  return (
    <Button
      variant="secondary"
      size={size}
      icon={done ? <CheckIcon size={18} /> : <CopyIcon size={18} />}
      onClick={() => void copy()}
    >
      <span aria-live="polite">{done ? copied : label}</span>
    </Button>
  )
}
