using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <summary>
/// Lets kernels rest: one whose last run changed no register, and for which nothing it reads has changed since, would change nothing now.
/// Each kernel leaves a word that says whether it moved anything, and when it did not, a copy of the scalars it was run with.
/// </summary>
/// <remarks>A register that is written in every cycle counts as moved, whatever its value: comparing vectors would cost busy kernels more
/// than it saves idle ones.</remarks>
internal sealed class KernelActivity(StateLayout layout)
{
    /// <summary>Work of a kernel, in vector operations, per scalar that must be compared.</summary>
    private const int WorkPerWord = 4;

    /// <summary>Nodes of a kernel that is cut into several methods: what moved would have to be noted in memory, over and over.</summary>
    private const int LargestKernel = 500;

    private readonly Dictionary<int, Kernel> _kernels = [];

    /// <summary>What a kernel depends on beside its own registers.</summary>
    /// <param name="Words">Scalars, as words.</param>
    /// <param name="Spaces">Lane spaces whose registers it reads.</param>
    /// <param name="MovedBefore">Whether it moved anything at the last edge.</param>
    /// <param name="Moved">Whether it does at this one.</param>
    /// <param name="Flag">Where that is kept until the next.</param>
    /// <param name="Copies">Where the words are kept that it was run with, when it moved nothing.</param>
    private sealed record Kernel(List<CodeExpr> Words, HashSet<int> Spaces, Local MovedBefore, Local Moved, long Flag, long Copies);

    /// <summary>Takes a kernel of so many nodes and blocks into account; no words when it depends on what cannot be compared.</summary>
    public void Add(int space, int nodes, int blocks, List<CodeExpr>? words, HashSet<int> spaces)
    {
        if (words is null || words.Count * WorkPerWord > nodes * blocks || nodes > LargestKernel)
            return;
        _kernels[space] = new Kernel(words, spaces, new Local(CodeType.UInt64, $"before{space}"), new Local(CodeType.UInt64, $"moved{space}"),
            layout.TakeScratch(64), layout.TakeScratch(64 * Math.Max(1, words.Count)));
    }

    /// <summary>Where a kernel notes that it has changed something; null when nobody asks.</summary>
    public Local? MovedBy(int space) => _kernels.TryGetValue(space, out var kernel) ? kernel.Moved : null;

    /// <summary>Before all kernels: what moved at the last edge.</summary>
    public List<CodeStmt> Prologue()
    {
        // Who reads one whose movements nobody notes can never rest.
        while (_kernels.FirstOrDefault(k => !k.Value.Spaces.All(_kernels.ContainsKey)) is { Value: not null } restless)
            _kernels.Remove(restless.Key);
        return [.. _kernels.Values.Select(kernel => new SetLocal(kernel.MovedBefore, Load(kernel.Flag)))];
    }

    /// <summary>A kernel that is run only when it has to be.</summary>
    public List<CodeStmt> Guard(int space, List<CodeStmt> code)
    {
        if (MovedBy(space) is not { } moved)
            return code;
        var kernel = _kernels[space];
        var awake = new Local(CodeType.UInt64, $"awake{space}");
        CodeExpr must = Word(WordOp.Or, Load(layout.Wake), new LocalValue(kernel.MovedBefore));
        foreach (var other in kernel.Spaces.Where(s => s != space))
            must = Word(WordOp.Or, must, new LocalValue(_kernels[other].MovedBefore));
        var changed = kernel.Words.Select((word, i) => Word(WordOp.Xor, word, Load(kernel.Copies + (8 * i))))
            .Aggregate((CodeExpr)Long(0), (all, one) => Word(WordOp.Or, one, all));
        var copies = kernel.Words.Select((word, i) => (CodeStmt)new Store(CodeType.UInt64, new Address(kernel.Copies + (8 * i)), word)).ToList();
        List<CodeStmt> run =
        [
            new SetLocal(moved, Long(0)), .. code, new Store(CodeType.UInt64, new Address(kernel.Flag), new LocalValue(moved)),
            new Branch(Word(WordOp.Equal, new LocalValue(moved), Long(0)), copies, []),
        ];
        return
        [
            new SetLocal(awake, must),
            new Branch(Word(WordOp.Equal, new LocalValue(awake), Long(0)), [new SetLocal(awake, changed)], []),
            new Branch(Word(WordOp.NotEqual, new LocalValue(awake), Long(0)), run, []),
        ];
    }

    /// <summary>After all kernels: nothing has been written from outside since.</summary>
    public List<CodeStmt> Epilogue() => _kernels.Count > 0 ? [new Store(CodeType.UInt64, new Address(layout.Wake), Long(0))] : [];

    private static Load Load(long offset) => new(CodeType.UInt64, new Address(offset));
}
