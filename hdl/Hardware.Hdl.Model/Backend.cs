using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;

namespace Hardware.Hdl.Model;

/// <summary>What <see cref="RegionEmitter"/> asks of scalar code and of lane kernels: how values are computed, kept and stored.</summary>
internal abstract class Backend
{
    /// <summary>The value of a scalar as a word.</summary>
    public abstract CodeExpr Condition(int node);

    /// <summary>Whether any lane of the block has a bit set, or not set.</summary>
    public virtual CodeExpr Any(int bits, bool set, List<CodeStmt> code) =>
        throw new InvalidOperationException("Scalar code has no lanes.");

    /// <summary>Begins the code of a region, which may not be run.</summary>
    public virtual void Enter()
    {
    }

    /// <summary>Ends the code of a region.</summary>
    public virtual void Leave()
    {
    }

    /// <summary>Computes a node into the place where it is kept.</summary>
    public abstract void Compute(int node, List<CodeStmt> code);

    /// <summary>Gives a kept mux the value of an arm.</summary>
    public abstract void Move(int target, int node, List<CodeStmt> code);

    /// <summary>Overwrites a register.</summary>
    public abstract void Commit(StateRegister register, int node, List<CodeStmt> code);

    /// <summary>Stores a value at an offset of the state block.</summary>
    public abstract void Keep(long offset, int node, List<CodeStmt> code);

    /// <summary>Combines the lanes of a value.</summary>
    public virtual void Reduce(ReduceSink sink, List<CodeStmt> code) => throw new InvalidOperationException("Scalar code has no lanes.");

    /// <summary>Writes a memory whose enable holds.</summary>
    public abstract void Write(WriteSink sink, List<CodeStmt> code);

    /// <summary>Notes a check where a node is 1.</summary>
    public abstract void Record(StateCheck check, int node, List<CodeStmt> code);

    /// <summary>Register nodes that a node itself reads.</summary>
    public abstract IEnumerable<int> RegistersRead(Node node);

    /// <summary>Copies a register's value; reads from now on give the copy.</summary>
    public abstract void KeepOld(int register, List<CodeStmt> code);

    /// <summary>Whether a register's value has been copied.</summary>
    public abstract bool IsOld(int register);

    /// <summary>Takes back <see cref="KeepOld"/>.</summary>
    public abstract void Forget(int register);

    /// <summary>A node that is written out where it is used has been computed; uses from now on take that value.</summary>
    public abstract void Freeze(int node);
}
