'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { DraftForm } from '@/app/app/[company]/applications/[id]/form/draft-form'
import type { FormPart } from '@/app/app/[company]/applications/[id]/form/form-values'
import type { Content } from '@/app/app/[company]/applications/[id]/form/use-application-form'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/choice'
import { Notice } from '@/components/ui/notice'
import type { StageDefinition } from '@/lib/licensing/definitions/definition'
import type { DryRun } from '@/lib/licensing/definitions/versions/dry-run'
import type { Zone } from '@/lib/time'
import { dryRunAction, type Trial } from './actions'
import { CompanyForm } from './company-form'
import { DryRunResult } from './dry-run-result'
import { useSay } from './use-say'

interface TryOutProps {
  code: string
  version: number
  form: FormPart
  stages: Pick<StageDefinition, 'key' | 'name' | 'skip'>[]
  maxMb: number
  zone: Zone
}

/** A business that does not exist meets the form, and its case goes through the stages: nothing is written. */
export function TryOut({ code, version, form, stages, maxMb, zone }: TryOutProps) {
  const t = useTranslations('definitionEditor.try')
  const say = useSay()
  const [trial, setTrial] = useState<Trial & { count: number }>()
  const [result, setResult] = useState<DryRun>()
  const [skipped, setSkipped] = useState<string[]>([])
  const content = useRef<Content | undefined>(undefined)
  const top = useRef<HTMLHeadingElement>(null)
  const isSent = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever there is another result.
  useEffect(() => {
    if (isSent.current) top.current?.focus()
    isSent.current = false
  }, [result])
  const skippable = stages.filter((stage) => stage.skip && !stage.skip.automatic)

  const run = async (filled: Content, left: string[]) => {
    content.current = filled
    const outcome = await dryRunAction({ code, version, answers: filled.answers, skipped: left })
    if (outcome.ok) setResult(outcome.data)
    return outcome
  }
  const toggle = (key: string, on: boolean) => {
    const next = on ? [...skipped, key] : skipped.filter((one) => one !== key)
    setSkipped(next)
    if (content.current) void run(content.current, next)
  }
  return (
    <div className="grid grid-cols-1 gap-6">
      <Card title={t('company')} lead={t('companyLead')}>
        <CompanyForm
          code={code}
          version={version}
          onBegun={(begun) => {
            setResult(undefined)
            setTrial((before) => ({ ...begun, count: (before?.count ?? 0) + 1 }))
          }}
        />
      </Card>
      {trial && (
        <>
          <Notice
            tone={trial.blockers.length === 0 ? 'success' : 'warning'}
            live="status"
            title={t(`fit.${trial.fit}`)}
          >
            {trial.blockers.length > 0 && trial.blockers.map((blocker) => t(`blocker.${blocker}`)).join(' ')}
          </Notice>
          <Card title={t('form')} lead={t('formLead')}>
            <div className="text-base">
              <DraftForm
                key={trial.count}
                trial
                company="-"
                version={1}
                form={form}
                answers={trial.answers}
                attached={{}}
                library={[]}
                maxMb={maxMb}
                zone={zone}
                save={async ({ version: seen }) => ({ ok: true, data: { version: seen + 1 } })}
                send={async (_, filled) => {
                  isSent.current = true
                  return run(filled, skipped)
                }}
              />
            </div>
          </Card>
        </>
      )}
      {result && (
        <section className="grid grid-cols-1 gap-5">
          <h2 ref={top} tabIndex={-1} className="text-xl font-bold outline-none">
            {t('result')}
          </h2>
          {skippable.length > 0 && (
            <Card level={3} title={t('skip')} lead={t('skipLead')}>
              {skippable.map((stage) => (
                <Checkbox
                  key={stage.key}
                  label={say(stage.name)}
                  checked={skipped.includes(stage.key)}
                  onChange={(event) => toggle(stage.key, event.target.checked)}
                />
              ))}
            </Card>
          )}
          <DryRunResult result={result} />
        </section>
      )}
    </div>
  )
}
