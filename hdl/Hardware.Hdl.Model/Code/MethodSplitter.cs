namespace Hardware.Hdl.Model.Code;

/// <summary>
/// Cuts code into methods small enough for RyuJIT, which silently stops optimising large ones. Locals that are used in more than one
/// method move to scratch memory.
/// </summary>
internal sealed class MethodSplitter
{
    private readonly int _budget;
    private readonly Func<CodeType, long> _scratch;
    private readonly string _name;
    private readonly List<CodeMethod> _methods = [];

    private MethodSplitter(string name, int budget, Func<CodeType, long> scratch) => (_name, _budget, _scratch) = (name, budget, scratch);

    /// <summary>The methods; the first is the entry. <paramref name="scratch"/> gives room for a value.</summary>
    public static List<CodeMethod> Split(CodeMethod method, int budget, Func<CodeType, long> scratch)
    {
        var splitter = new MethodSplitter(method.Name, budget, scratch);
        method.Body = splitter.Shrink(method.Body);
        List<CodeMethod> all = [method, .. splitter._methods];
        if (all.Count > 1)
            splitter.MoveSharedLocals(all);
        return all;
    }

    private List<CodeStmt> Shrink(List<CodeStmt> body)
    {
        if (CodeSize.Of(body) <= _budget)
            return body;
        body = body.ConvertAll<CodeStmt>(s => s switch
        {
            Branch branch when CodeSize.Of(s) > _budget / 2 => branch with { Then = Shrink(branch.Then), Else = Shrink(branch.Else) },
            // The first statement of a loop copies the counter, which only this method has.
            Loop loop => loop with { Body = [loop.Body[0], .. Shrink(loop.Body[1..])] },
            _ => s,
        });
        while (CodeSize.Of(body) > _budget)
        {
            var before = body.Count;
            body = Outline(body);
            if (body.Count >= before)
                break;
        }
        return body;
    }

    private List<CodeStmt> Outline(List<CodeStmt> body)
    {
        var calls = new List<CodeStmt>();
        var chunk = new List<CodeStmt>();
        var size = 0;
        foreach (var statement in body)
        {
            var next = CodeSize.Of(statement);
            if (size + next > _budget && chunk.Count > 0)
                Close();
            chunk.Add(statement);
            size += next;
        }
        Close();
        return calls;

        void Close()
        {
            var method = new CodeMethod($"{_name}{_methods.Count + 1}", "A part of " + _name + ".", chunk);
            _methods.Add(method);
            calls.Add(new CallMethod(method));
            (chunk, size) = ([], 0);
        }
    }

    private void MoveSharedLocals(List<CodeMethod> methods)
    {
        var owners = new Dictionary<Local, CodeMethod?>();
        foreach (var method in methods)
            new Visitor(local =>
            {
                if (!owners.TryGetValue(local, out var owner))
                    owners[local] = method;
                else if (owner != method)
                    owners[local] = null;
            }).Rewrite(method.Body);
        var moved = owners.Where(o => o.Value is null).ToDictionary(o => o.Key, o => _scratch(o.Key.Type));
        foreach (var method in methods)
            method.Body = new Mover(moved).Rewrite(method.Body);
    }

    private sealed class Visitor(Action<Local> visit) : CodeRewriter
    {
        public override CodeStmt Rewrite(CodeStmt statement)
        {
            if (statement is SetLocal set)
                visit(set.Local);
            return base.Rewrite(statement);
        }

        public override CodeExpr Rewrite(CodeExpr expr)
        {
            if (expr is LocalValue local)
                visit(local.Local);
            return base.Rewrite(expr);
        }
    }

    private sealed class Mover(Dictionary<Local, long> moved) : CodeRewriter
    {
        public override CodeStmt Rewrite(CodeStmt statement) =>
            statement is SetLocal set && moved.TryGetValue(set.Local, out var offset)
                ? new Store(set.Local.Type, new Address(offset), Rewrite(set.Value)) { Source = set.Source }
                : base.Rewrite(statement);

        public override CodeExpr Rewrite(CodeExpr expr) =>
            expr is LocalValue { Local: var local } && moved.TryGetValue(local, out var offset)
                ? new Load(local.Type, new Address(offset)) : base.Rewrite(expr);
    }
}
