namespace Hardware.Hdl.Model.Code;

/// <summary>Estimates how many bytes of IL a tree becomes.</summary>
internal static class CodeSize
{
    public static int Of(List<CodeStmt> statements)
    {
        var size = 0;
        foreach (var statement in statements)
            size += Of(statement);
        return size;
    }

    public static int Of(CodeStmt statement) => statement switch
    {
        SetLocal set => 3 + Of(set.Value),
        Store store => 4 + Of(store.Address) + Of(store.Value),
        Branch branch => 10 + Of(branch.Condition) + Of(branch.Then) + Of(branch.Else),
        Loop loop => 40 + Of(loop.Body),
        While loop => 10 + Of(loop.Condition) + Of(loop.Body),
        CallStatement call => Of(call.Call),
        CallMethod => 6,
        _ => 0,
    };

    public static int Of(CodeExpr expr) => expr switch
    {
        Literal literal => literal.Type.Bits == 32 ? 5 : 9,
        LocalValue => 3,
        AddressOf address => Of(address.Address),
        Load load => 2 + Of(load.Address),
        WordBinary binary => 2 + Of(binary.Left) + Of(binary.Right),
        Complement complement => 1 + Of(complement.Operand),
        Convert convert => 2 + Of(convert.Operand),
        Conditional choice => 10 + Of(choice.Condition) + Of(choice.WhenTrue) + Of(choice.WhenFalse),
        Call call => 5 + call.Arguments.Sum(Of),
        _ => 0,
    };

    private static int Of(Address address) => 12 + (address.Index is { } index ? 8 + Of(index) : 0);
}
