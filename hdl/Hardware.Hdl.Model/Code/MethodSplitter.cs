namespace Hardware.Hdl.Model.Code;

/// <summary>
/// Cuts code into methods small enough for RyuJIT, which silently stops optimising large ones. Locals that are used in more than one
/// method move to scratch memory; the method that gives one its value may keep it as well.
/// </summary>
internal sealed class MethodSplitter
{
    private readonly int _budget;
    private readonly bool _keepsLocals;
    private readonly Func<CodeType, long> _scratch;
    private readonly string _name;
    private readonly List<CodeMethod> _methods = [];

    private MethodSplitter(string name, ModelOptions options, Func<CodeType, long> scratch) =>
        (_name, _budget, _keepsLocals, _scratch) = (name, options.MethodBudget, options.KeepLocals, scratch);

    /// <summary>The methods; the first is the entry. <paramref name="scratch"/> gives room for a value.</summary>
    public static List<CodeMethod> Split(CodeMethod method, ModelOptions options, Func<CodeType, long> scratch)
    {
        var splitter = new MethodSplitter(method.Name, options, scratch);
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
        body = body.SelectMany(Divide).ToList().ConvertAll<CodeStmt>(s => s switch
        {
            Branch { IsDivisible: true } choice when CodeSize.Of(s) > _budget / 4 => choice with { Then = Outline(Shrink(choice.Then)) },
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
            var next = statement is Branch { IsDivisible: true } part ? CodeSize.Of(part.Then) + CodeSize.Of(part.Else)
                : CodeSize.Of(statement);
            if (size + next > _budget && chunk.Count > 0)
                Close();
            Append(chunk, statement);
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

    /// <summary>A large choice that may be cut anywhere as one for each of its statements; anything else as it is.</summary>
    private IEnumerable<CodeStmt> Divide(CodeStmt statement) =>
        statement is Branch { IsDivisible: true } choice && CodeSize.Of(choice.Then) > _budget
            ? [.. choice.Then.Select(s => choice with { Then = [s], Else = [] }), choice with { Then = [] }] : [statement];

    /// <summary>Adds a statement; choices that have been divided become one again where they come together.</summary>
    private static void Append(List<CodeStmt> code, CodeStmt statement)
    {
        if (statement is Branch { IsDivisible: true } next && code.Count > 0 && code[^1] is Branch last && last.Condition == next.Condition)
            code[^1] = last with { Then = [.. last.Then, .. next.Then], Else = [.. last.Else, .. next.Else] };
        else
            code.Add(statement);
    }

    private void MoveSharedLocals(List<CodeMethod> methods)
    {
        var uses = methods.ConvertAll(LocalUses.Of);
        var shared = uses.SelectMany(u => u.All).GroupBy(l => l).Where(g => g.Count() > 1)
            .ToDictionary(g => g.Key, g => _scratch(g.Key.Type));
        var setters = uses.SelectMany(u => u.Set).GroupBy(l => l).ToDictionary(g => g.Key, g => g.Count());
        for (var i = 0; i < methods.Count; i++)
        {
            var (method, use) = (methods[i], uses[i]);
            var own = use.Set.Where(l => _keepsLocals && shared.ContainsKey(l) && setters[l] == 1).ToHashSet();
            method.Body = new Mover(shared, own).Rewrite(method.Body);
        }
    }

    /// <summary>How a method uses locals.</summary>
    private sealed class LocalUses : CodeRewriter
    {
        public HashSet<Local> Set { get; } = [];

        public HashSet<Local> All { get; } = [];

        public static LocalUses Of(CodeMethod method)
        {
            var uses = new LocalUses();
            uses.Rewrite(method.Body);
            return uses;
        }

        public override CodeStmt Rewrite(CodeStmt statement)
        {
            if (statement is SetLocal { Local: var local })
            {
                Set.Add(local);
                All.Add(local);
            }
            return base.Rewrite(statement);
        }

        public override CodeExpr Rewrite(CodeExpr expr)
        {
            if (expr is LocalValue { Local: var local })
                All.Add(local);
            return base.Rewrite(expr);
        }
    }

    /// <summary>Moves locals to memory; those that only this method sets are kept as well.</summary>
    private sealed class Mover(Dictionary<Local, long> moved, HashSet<Local> own) : CodeRewriter
    {
        public override List<CodeStmt> Rewrite(List<CodeStmt> statements)
        {
            var code = new List<CodeStmt>(statements.Count);
            foreach (var statement in statements)
            {
                code.Add(Rewrite(statement));
                if (statement is SetLocal { Local: var local } && own.Contains(local))
                    code.Add(new Store(local.Type, new Address(moved[local]), new LocalValue(local)) { Source = statement.Source });
            }
            return code;
        }

        public override CodeStmt Rewrite(CodeStmt statement) =>
            statement is SetLocal set && !own.Contains(set.Local) && moved.TryGetValue(set.Local, out var offset)
                ? new Store(set.Local.Type, new Address(offset), Rewrite(set.Value)) { Source = set.Source }
                : base.Rewrite(statement);

        public override CodeExpr Rewrite(CodeExpr expr) =>
            expr is LocalValue { Local: var local } && !own.Contains(local) && moved.TryGetValue(local, out var offset)
                ? new Load(local.Type, new Address(offset)) : base.Rewrite(expr);
    }
}
