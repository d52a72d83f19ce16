namespace Hardware.Hdl.Model.Code;

/// <summary>Copies a statement tree with some of its expressions and statements replaced.</summary>
internal abstract class CodeRewriter
{
    public virtual List<CodeStmt> Rewrite(List<CodeStmt> statements) => statements.ConvertAll(Rewrite);

    public virtual CodeStmt Rewrite(CodeStmt statement) => statement switch
    {
        SetLocal set => set with { Value = Rewrite(set.Value) },
        Store store => store with { Address = Rewrite(store.Address), Value = Rewrite(store.Value) },
        Branch branch => branch with { Condition = Rewrite(branch.Condition), Then = Rewrite(branch.Then), Else = Rewrite(branch.Else) },
        Loop loop => loop with { Body = Rewrite(loop.Body) },
        While loop => loop with { Condition = Rewrite(loop.Condition), Body = Rewrite(loop.Body) },
        CallStatement call => call with { Call = (Call)Rewrite(call.Call) },
        _ => statement,
    };

    public virtual CodeExpr Rewrite(CodeExpr expr) => expr switch
    {
        Load load => load with { Address = Rewrite(load.Address) },
        AddressOf address => address with { Address = Rewrite(address.Address) },
        WordBinary binary => binary with { Left = Rewrite(binary.Left), Right = Rewrite(binary.Right) },
        Complement complement => complement with { Operand = Rewrite(complement.Operand) },
        Convert convert => convert with { Operand = Rewrite(convert.Operand) },
        Conditional choice => choice with
        {
            Condition = Rewrite(choice.Condition),
            WhenTrue = Rewrite(choice.WhenTrue),
            WhenFalse = Rewrite(choice.WhenFalse),
        },
        Call call => call with { Arguments = Array.ConvertAll(call.Arguments, Rewrite) },
        _ => expr,
    };

    private Address Rewrite(Address address) => address.Index is { } index ? address with { Index = Rewrite(index) } : address;
}
