namespace Hardware.Hdl.Model;

/// <summary>A lever for every optimisation of the compiled model; results are the same whatever they are set to.</summary>
public sealed record ModelOptions
{
    /// <summary>Everything on.</summary>
    public static ModelOptions Default { get; } = new();

    /// <summary>Whether values used in only one arm of a choice are computed in that arm.</summary>
    public bool SinkIntoArms { get; init; } = true;

    /// <summary>Whether scalar code and kernels compare with a constant again where the result is needed, instead of keeping it.</summary>
    public bool RematerializeTests { get; init; } = true;

    /// <summary>Whether instances of one definition are computed side by side in vector lanes.</summary>
    public bool Lanes { get; init; } = true;

    /// <summary>Bits of the widest vector used (512, 256, 128; 0 for no lanes); null for the machine's, or what HW_VECTOR says.</summary>
    public int? VectorBits { get; init; }

    /// <summary>Instances of a definition from which on lanes are used.</summary>
    public int LaneThreshold { get; init; } = 4;

    /// <summary>Whether instances are left to scalar code when lanes are estimated to cost more, as of a few small instances wired without
    /// any order.</summary>
    public bool LanesWhereCheaper { get; init; } = true;

    /// <summary>Whether what the parent computes between neighbours is computed in lanes.</summary>
    public bool GlueInLanes { get; init; } = true;

    /// <summary>Whether parts of what lanes take from a few scalars are taken from parts of the scalars.</summary>
    public bool SliceScalars { get; init; } = true;

    /// <summary>Whether neighbours that lie at no whole vector's distance are found by a permutation of two aligned loads; else by one load
    /// that is not aligned.</summary>
    public bool PermuteNeighbours { get; init; } = true;

    /// <summary>Whether lanes without a neighbour find their value in front of the array of the neighbours, or behind it; else in an array
    /// of its own, which is blended in.</summary>
    public bool Halos { get; init; } = true;

    /// <summary>Whether a kernel goes through its blocks in the direction in which it overwrites what its neighbours have read already;
    /// else always up, and what would be lost is copied before.</summary>
    public bool ChooseDirection { get; init; } = true;

    /// <summary>Whether what is the same in all blocks of a kernel is computed once, before its loop.</summary>
    public bool HoistInvariants { get; init; } = true;

    /// <summary>Whether reductions and concatenations over the instances of a lane space are computed in the lanes.</summary>
    public bool FoldLanes { get; init; } = true;

    /// <summary>Whether kernels combine the lanes of a value while they compute it; else they leave it in memory, where a call combines
    /// it.</summary>
    public bool ReduceInKernels { get; init; } = true;

    /// <summary>Whether lanes side by side are copied vector by vector, as kernels store them.</summary>
    public bool CopyVectors { get; init; } = true;

    /// <summary>When small numbers of lanes are kept as words of one bit per lane.</summary>
    public SliceUse BitSlices { get; init; } = SliceUse.WhereCheaper;

    /// <summary>When wide numbers of lanes that are only moved, chosen and compared are kept as bytes that lie apart.</summary>
    public SliceUse ByteSlices { get; init; } = SliceUse.WhereCheaper;

    /// <summary>Whether what a scalar decides for all lanes comes before what a lane decides and stays a choice that can become a branch,
    /// of single bits too.</summary>
    public bool BranchOnScalars { get; init; } = true;

    /// <summary>Whether a number and-ed with a replicated bit of its lane is a choice between the number and 0.</summary>
    public bool MasksAsChoices { get; init; } = true;

    /// <summary>Whether the terms of and-or choices are or-ed under a mask of lanes.</summary>
    public bool MaskTerms { get; init; } = true;

    /// <summary>Vectors stored by a kernel from which on, of registers that some lanes keep, only the other lanes are stored, where the
    /// machine can; fewer would be loaded again before such a store has left the machine's queue, and wait for it.</summary>
    public int MaskStoreThreshold { get; init; } = 16;

    /// <summary>Whether choices by the same bits share one mask of lanes.</summary>
    public bool ShareMasks { get; init; } = true;

    /// <summary>Whether the registers that one bit per lane enables are left alone in blocks where no lane has the bit.</summary>
    public bool SkipEmptyBlocks { get; init; } = true;

    /// <summary>Whether nested choices in which a register is kept are joined to one such bit.</summary>
    public bool JoinEnables { get; init; } = true;

    /// <summary>Whether that is asked of every vector of a block too, where computing it takes some operations.</summary>
    public bool SkipEmptyVectors { get; init; } = true;

    /// <summary>Whether blocks all of whose lanes are enabled are computed without blends.</summary>
    public bool FullBlocks { get; init; } = true;

    /// <summary>Whether lanes that take elements of one wide value find them where it lies, by a window and a permutation.</summary>
    public bool Windows { get; init; } = true;

    /// <summary>Whether comparisons of vectors are used as masks as they are, not as a word with a bit per lane.</summary>
    public bool CompareIntoMasks { get; init; } = true;

    /// <summary>Whether extended products are computed from extended factors, where one factor is the same for all vectors.</summary>
    public bool WidenProducts { get; init; } = true;

    /// <summary>Whether what two kernels need is computed by the first and left in memory for the second.</summary>
    public bool ShareAcrossKernels { get; init; } = true;

    /// <summary>Whether parts of wide values that start at a byte are loaded by themselves.</summary>
    public bool LoadParts { get; init; } = true;

    /// <summary>Whether a kernel is left out of a clock edge when it has changed nothing and what it reads is as it was.</summary>
    public bool SkipRestingKernels { get; init; } = true;

    /// <summary>Whether the scalar code of instances is left out in the same way.</summary>
    public bool SkipRestingScalars { get; init; } = true;

    /// <summary>Operations from which on a part of the code may rest; more where many words tell whether it can.</summary>
    public int RestThreshold { get; init; } = 160;

    /// <summary>Clock edges from one look at what could rest to the next; 1 or more.</summary>
    public int RestInterval { get; init; } = 512;

    /// <summary>Whether clock edges are skipped while nothing changes: neither state nor inputs.</summary>
    public bool SkipQuiescent { get; init; } = true;

    /// <summary>Whether the first look for that comes when the design took as long to rest the last time; else it comes at once.</summary>
    public bool PredictRest { get; init; } = true;

    /// <summary>Whether rows of prepared inputs that repeat while the design rests are answered all together; else one by one.</summary>
    public bool RepeatRuns { get; init; } = true;

    /// <summary>Whether wires, rows and played tables that are read again and again are computed by code made for them; else wires are
    /// interpreted, and tables stepped.</summary>
    public bool CompileReads { get; init; } = true;

    /// <summary>Bytes of IL per method, estimated, beyond which it is split; RyuJIT stops optimising methods that are too large.</summary>
    public int MethodBudget { get; init; } = 8000;

    /// <summary>Whether a method keeps the values it has computed and others need in locals too, instead of in memory alone.</summary>
    public bool KeepLocals { get; init; } = true;
}
