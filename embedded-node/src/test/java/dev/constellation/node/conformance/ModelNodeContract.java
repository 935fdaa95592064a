package dev.constellation.node.conformance;

/** Everything that a model node keeps to. */
public interface ModelNodeContract
        extends CompletionsContract,
                ScoringContract,
                CompletionRefusalsContract,
                ModelsContract,
                FilesContract,
                FineTuningContract,
                OperationsContract {}
