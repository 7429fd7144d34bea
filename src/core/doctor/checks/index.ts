import type { DoctorCheck } from '../doctorCheck.ts';
import { adviseMode } from './adviseMode.ts';
import { ambiguousName } from './ambiguousName.ts';
import { conditionalJob } from './conditionalJob.ts';
import { defaultPermissions } from './defaultPermissions.ts';
import { excessivePermissions } from './excessivePermissions.ts';
import { failureIgnored } from './failureIgnored.ts';
import { filteredTrigger } from './filteredTrigger.ts';
import { invalidConfig } from './invalidConfig.ts';
import { noCheckout } from './noCheckout.ts';
import { noCommentPermission } from './noCommentPermission.ts';
import { noGuard } from './noGuard.ts';
import { noMergeGroup } from './noMergeGroup.ts';
import { noPlans } from './noPlans.ts';
import { noPullRequest } from './noPullRequest.ts';
import { noReadPermission } from './noReadPermission.ts';
import { noUploadPermission } from './noUploadPermission.ts';
import { partialCheckout } from './partialCheckout.ts';
import { partialTypes } from './partialTypes.ts';
import { persistedCredentials } from './persistedCredentials.ts';
import { privilegedCheckout } from './privilegedCheckout.ts';
import { shallowCheckout } from './shallowCheckout.ts';
import { sharedComment } from './sharedComment.ts';
import { skippableNeed } from './skippableNeed.ts';
import { skippedOwners } from './skippedOwners.ts';
import { unfollowedWorkflow } from './unfollowedWorkflow.ts';
import { unknownInput } from './unknownInput.ts';
import { unownedPolicy } from './unownedPolicy.ts';
import { unpinnedAction } from './unpinnedAction.ts';
import { unreadableWorkflow } from './unreadableWorkflow.ts';
import { unstableName } from './unstableName.ts';
import { unsupportedEvent } from './unsupportedEvent.ts';

/** Every check of `doctor`, in the order of the docs. To add one: a file beside this one, and a line here. */
export const doctorChecks: readonly DoctorCheck[] = [
  unreadableWorkflow,
  noGuard,
  unfollowedWorkflow,
  noPullRequest,
  noMergeGroup,
  unsupportedEvent,
  filteredTrigger,
  partialTypes,
  conditionalJob,
  skippableNeed,
  failureIgnored,
  unstableName,
  ambiguousName,
  defaultPermissions,
  excessivePermissions,
  noReadPermission,
  noCommentPermission,
  noUploadPermission,
  noCheckout,
  shallowCheckout,
  partialCheckout,
  persistedCredentials,
  privilegedCheckout,
  unpinnedAction,
  unknownInput,
  adviseMode,
  sharedComment,
  invalidConfig,
  noPlans,
  unownedPolicy,
  skippedOwners,
];
