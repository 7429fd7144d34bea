import type { Parts } from './configurationBook.ts';

/**
 * Model arguments that say which model it is and on what it ran: identity, device, precision, batch, parallelism, host. What else
 * a harness is told (a start token, a longest context, a chat template) can move a score.
 */
const NOT_MEASURED =
  /^(?:pretrained|peft|delta|model|path|engine|name|load|revision|subfolder|tokenizer|tokenizer_backend|tokenizer_revision|tokenizer_mode|device|device_map.*|max_memory.*|max_cpu_memory|offload.*|batch_size|max_batch_size|parallelize|use_accelerate|gpus|gpu_.*|.*parallel_size|swap_space|max_num_seqs|max_num_batched_tokens|max_seqs|enforce_eager|dtype|torch_dtype|model_dtype|.*precision|load_in_.*|bnb_.*|quantization.*|autogptq|gptqmodel|gguf_file|low_cpu_mem_usage|trust_remote_code|use_fast_tokenizer|use_cache|.*cache.*|.*_dir|download_dir|token|base_url|api_key|num_concurrent|max_retries|timeout|tokenized_requests|attn_implementation|.*seed|local_files_only|distributed_.*|verify_certificate|header|metadata)$/i;

/** The whole config of a training framework, which some files write as model arguments, says all about the model. */
const MOST_ARGUMENTS = 40;

/** Those model arguments that belong to how a model was evaluated. */
export const modelSettings = (args: Readonly<Record<string, unknown>>): Parts => {
  const all = Object.entries(args);
  if (all.length > MOST_ARGUMENTS) return {};
  return Object.fromEntries(
    all.flatMap(([key, value]) =>
      NOT_MEASURED.test(key)
        ? []
        : [[`model_args.${key}`, typeof value === 'string' ? value : String(value)]],
    ),
  );
};
