'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { CircleAlertIcon, CloudOffIcon, FileTextIcon, RotateCwIcon, XIcon } from '@/components/ui/icons'
import { TextLink } from '@/components/ui/link'
import { ProgressBar } from '@/components/ui/progress'
import type { UploadItem } from './use-uploads'

interface FileRowProps {
  thumb: ReactNode
  actions: ReactNode
  /** Sentences below, over the whole width. */
  below?: ReactNode
  children: ReactNode
}

/** The frame of one file in an upload field: picture, words, buttons. */
export function FileRow({ thumb, actions, below, children }: FileRowProps) {
  return (
    <li className="rounded-md border border-line bg-card p-2 ps-3">
      <div className="flex items-center gap-3">
        {thumb}
        <div className="min-w-0 flex-1">{children}</div>
        <div className="flex shrink-0">{actions}</div>
      </div>
      {below && <div className="mt-2 pe-2 pb-1 text-sm">{below}</div>}
    </li>
  )
}

interface UploadRowProps {
  item: UploadItem
  maxMb: number
  /** Where a company gets more room; it leads back to the page one is on. */
  upgradeHref?: string
  onRetry: () => void
  onCancel: () => void
}

/** A file on its way, waiting for the network, or refused with the reason. */
export function UploadRow({ item, maxMb, upgradeHref, onRetry, onCancel }: UploadRowProps) {
  const t = useTranslations('documents')
  const failed = item.state === 'refused'
  const reason = item.reason ?? 'failed'
  const known = reason !== 'failed' && t.has(`refused.${reason}`)
  const ours = item.errorId ? t('refused.failedWithCode', { code: item.errorId }) : t('refused.failed')
  const sentence = known ? t(`refused.${reason}`, { max: maxMb }) : ours
  const again = item.state === 'offline' || (failed && ['failed', 'signedOut'].includes(reason))
  return (
    <FileRow
      thumb={<LocalThumb file={item.file} />}
      below={
        item.state === 'offline' ? (
          <p role="status" className="flex gap-2 text-warning">
            <CloudOffIcon size={16} className="mt-0.5" />
            <span>{sentence}</span>
          </p>
        ) : (
          failed && (
            <p role="alert" className="flex gap-2 font-medium text-danger">
              <CircleAlertIcon size={16} className="mt-0.5" />
              <span>
                {sentence}{' '}
                {reason === 'storageLimit' && upgradeHref && (
                  <TextLink href={upgradeHref}>{t('upload.upgrade')}</TextLink>
                )}
              </span>
            </p>
          )
        )
      }
      actions={
        <>
          {again && (
            <Button
              variant="quiet"
              className="w-11 px-0"
              aria-label={t('upload.retryOf', { name: item.file.name })}
              icon={<RotateCwIcon />}
              onClick={onRetry}
            />
          )}
          <Button
            variant="quiet"
            className="w-11 px-0 text-ink-soft"
            aria-label={t(failed ? 'upload.dismissOf' : 'upload.cancelOf', { name: item.file.name })}
            icon={<XIcon />}
            onClick={onCancel}
          />
        </>
      }
    >
      <p className="truncate font-medium">{item.file.name}</p>
      {item.state === 'waiting' && <p className="text-sm text-ink-soft">{t('upload.waiting')}</p>}
      {item.state === 'sending' && (
        <div className="mt-1.5">
          <ProgressBar value={item.percent} label={t('upload.progressOf', { name: item.file.name })} />
        </div>
      )}
    </FileRow>
  )
}

function LocalThumb({ file }: { file: File }) {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (!file.type.startsWith('image/') || file.size === 0) return
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return (
    <span className="flex size-14 shrink-0 items-center justify-center overflow-hidden rounded-md border border-line bg-sunken text-ink-soft">
      {url ? (
        // biome-ignore lint/performance/noImgElement: a picture that exists only in this browser.
        <img src={url} alt="" className="size-full object-cover" onError={() => setUrl(undefined)} />
      ) : (
        <FileTextIcon size={24} />
      )}
    </span>
  )
}
