import type { StageDefinition } from '../definition'
import { type Report, repeated } from './problems'

/** Reports stages that no case reaches, a missing end, and rules of a stage that nobody can keep. */
export function checkStages(
  stages: readonly StageDefinition[],
  numberSource: 'authority' | 'series',
  report: Report,
): void {
  repeated(stages.map((stage) => stage.key)).forEach((key) => {
    const at = stages.findLastIndex((stage) => stage.key === key)
    report(['stages', at, 'key'], 'stageTwice', { key })
  })
  const issuing = stages.findIndex((stage) => stage.kind === 'issue')
  if (issuing < 0) report(['stages', stages.length - 1, 'kind'], 'noFinalStage')
  stages.forEach((stage, at) => {
    const path = ['stages', at]
    if (issuing >= 0 && at > issuing) report([...path, 'kind'], 'stageAfterIssue')
    if (stage.skip && at === stages.length - 1) report([...path, 'skip'], 'finalStageSkipped')
    else if (isAlwaysSkipped(stage)) report([...path, 'skip'], 'stageAlwaysSkipped')
    repeated(stage.checklist.map((item) => item.key)).forEach((key) => {
      report([...path, 'checklist'], 'checklistTwice', { key })
    })
    stage.separate_from.forEach((key) => {
      const earlier = stages.slice(0, at).find((one) => one.key === key)
      if (!earlier) report([...path, 'separate_from'], 'separateUnknown', { key })
      else if (isAlwaysSkipped(earlier)) report([...path, 'separate_from'], 'separateUseless', { key })
    })
    const isLast = at === stages.length - 1
    if (isLast && numberSource === 'authority' && stage.at_deadline.action === 'deem_approved')
      report([...path, 'at_deadline'], 'deemedNeedsNumber')
  })
}

function isAlwaysSkipped({ skip }: StageDefinition): boolean {
  return skip?.automatic === true && skip.when === null
}
