using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Passes;

/// <summary>
/// Every rule of widths and signs that the IR's documentation states, so that no later pass or back end has to ask again.
/// </summary>
public static class CheckShapes
{
    /// <summary>Checks every declaration, statement and connection of a design.</summary>
    public static void Run(Design design, Findings findings)
    {
        foreach (var module in design.Modules)
        {
            CheckDeclarations(module, findings);
            var seen = new HashSet<Expr>();
            foreach (var process in module.Processes)
            {
                foreach (var statement in process.Body.AllStatements())
                {
                    foreach (var expr in statement.Expressions())
                        CheckExpression(expr, module, statement.Source, seen, findings);
                    foreach (var (code, text) in Problems(statement))
                        findings.Add(code, module, text, statement.Source);
                }
            }
            foreach (var instance in module.Instances)
                CheckConnections(instance, module, seen, findings);
        }
    }

    /// <summary>What is wrong with an expression and the nodes below it, each as a sentence.</summary>
    public static IReadOnlyList<string> Problems(Expr expr)
    {
        var problems = new List<string>();
        Traversal.VisitOnce(expr, [], node => problems.AddRange(ProblemsOfNode(node)));
        return problems;
    }

    private static void CheckExpression(Expr expr, ModuleDef module, SourceLocation source, HashSet<Expr> seen, Findings findings)
    {
        if (Stranger(expr, module) is { } name)
        {
            findings.Add("HDL2010", module,
                $"{name} is read in {module.Name} but belongs to another module: read it through a port", source);
        }
        // Leaves have no operands that could disagree, and large arrays are wired by little else.
        if (expr is SignalRef or PortRef or Const || !seen.Add(expr))
            return;
        foreach (var operand in ExprRewriter.Operands(expr))
            CheckExpression(operand, module, source, seen, findings);
        foreach (var problem in ProblemsOfNode(expr))
            findings.Add("HDL1009", module, problem, source);
    }

    private static void CheckDeclarations(ModuleDef module, Findings findings)
    {
        foreach (var signal in module.Signals)
        {
            if (signal.Shape.Width < 1)
                findings.Add("HDL1007", module, $"'{signal.Name}' has width {signal.Shape.Width}: give it at least 1 bit", signal.Source);
            if (signal.ResetValue is { } reset && reset.Width != signal.Shape.Width)
            {
                findings.Add("HDL1009", module,
                    $"the reset value of '{signal.Name}' is {reset.Width} bits but the register {signal.Shape.Width}: give it that "
                        + "width", signal.Source);
            }
        }
        foreach (var memory in module.Memories)
        {
            if (memory.Word.Width < 1 || memory.Depth < 1)
            {
                findings.Add("HDL1007", module,
                    $"memory '{memory.Name}' has {memory.Depth} words of {memory.Word.Width} bits: give it at least one of each",
                    memory.Source);
            }
            var contents = memory.InitialContents ?? [];
            if (contents.Count > memory.Depth)
            {
                findings.Add("HDL1004", module,
                    $"memory '{memory.Name}' has {memory.Depth} words but {contents.Count} initial ones: remove some, or make it "
                        + "deeper", memory.Source);
            }
            if (contents.FirstOrDefault(w => w.Width != memory.Word.Width) is { Width: > 0 } word)
            {
                findings.Add("HDL1009", module,
                    $"an initial word of memory '{memory.Name}' is {word.Width} bits but its words are {memory.Word.Width}: give it "
                        + "that width", memory.Source);
            }
        }
    }

    private static void CheckConnections(Instance instance, ModuleDef module, HashSet<Expr> seen, Findings findings)
    {
        if (instance.Domains.Count != instance.Module.Domains.Count)
        {
            findings.Add("HDL3002", module,
                $"'{instance.Name}' maps {instance.Domains.Count} of the {instance.Module.Domains.Count} clock domains of "
                    + $"{instance.Module.Name}: map each",
                instance.Source);
        }
        foreach (var input in instance.Module.Ports.Where(p => p.Kind == SignalKind.Input))
        {
            var drivers = instance.Connections(input);
            for (var i = 0; i < drivers.Length; i++)
            {
                if (drivers[i] is not { } driver)
                    continue;
                CheckExpression(driver, module, instance.Source, seen, findings);
                if (driver.Shape == input.Shape)
                    continue;
                foreach (var (code, text) in Fits(driver.Shape, input.Shape, $"'{instance.ElementName(i)}.{input.Name}'"))
                    findings.Add(code, module, text, instance.Source);
            }
        }
    }

    private static IEnumerable<(string Code, string Text)> Problems(Stmt statement)
    {
        switch (statement)
        {
            case Assign s:
                foreach (var problem in Fits(s.Value.Shape, s.Target.Shape, $"'{s.Target.Name}'"))
                    yield return problem;
                break;
            case MemoryWrite s:
                foreach (var problem in Fits(s.Data.Shape, s.Memory.Word, $"a word of '{s.Memory.Name}'"))
                    yield return problem;
                if (s.Address.Shape.Signed)
                    yield return ("HDL1010", $"the address of '{s.Memory.Name}' is signed: write .AsUInt()");
                if (s.Mask is { } mask && (mask.Shape.Signed || s.Memory.Word.Width % mask.Width != 0))
                {
                    yield return ("HDL1009", $"a mask of shape {mask.Shape} does not cut the {s.Memory.Word.Width} bits of a word of "
                        + $"'{s.Memory.Name}' into equal parts: give it a width that divides them");
                }
                break;
            case If s when s.Condition.Shape != Shape.Bit:
                yield return ("HDL1009", $"a condition has shape {s.Condition.Shape}: it must be one bit, compare it with something");
                break;
            case Check s when s.Condition.Shape != Shape.Bit:
                yield return ("HDL1009", $"the condition of a check has shape {s.Condition.Shape}: it must be one bit, compare it "
                    + "with something");
                break;
            case Switch s:
                var labels = new HashSet<Values.BitVector>();
                foreach (var label in s.Arms.SelectMany(a => a.Labels))
                {
                    if (label.Shape != s.Subject.Shape)
                        yield return ("HDL1009", $"a label has shape {label.Shape} but the switch is over {s.Subject.Shape}: resize "
                            + "the label");
                    if (!labels.Add(label.Value))
                        yield return ("HDL2009", $"label {Values.Semantics.ToBigInteger(label.Value, label.Shape.Signed)} occurs "
                            + "twice: remove one of them");
                }
                break;
        }
    }

    private static IEnumerable<(string Code, string Text)> Fits(Shape value, Shape target, string name)
    {
        if (value == target)
            yield break;
        if (value.Signed != target.Signed)
        {
            var fix = target.Signed ? ".AsSInt()" : ".AsUInt()";
            yield return ("HDL1010", $"{name} is {Sign(target)} but the value is {Sign(value)}: write {fix}");
        }
        else if (value.Width > target.Width)
        {
            yield return ("HDL1001",
                $"{name} is {target.Width} bits but the value needs {value.Width}: write .Truncate({target.Width}), or widen {name}");
        }
        else
        {
            yield return ("HDL1009", $"{name} is {target.Width} bits but the value {value.Width}: insert a Resize");
        }
    }

    private static IEnumerable<string> ProblemsOfNode(Expr node)
    {
        switch (node)
        {
            case Binary { Op: BinaryOp.Multiply } e when e.Left.Shape.Signed != e.Right.Shape.Signed:
                yield return $"Multiply of {Sign(e.Left.Shape)} by {Sign(e.Right.Shape)}: insert a Reinterpret";
                break;
            case Binary { Op: BinaryOp.ShiftLeft or BinaryOp.ShiftRight } e when e.Right.Shape.Signed:
                yield return $"{e.Op} by a signed amount: insert a Reinterpret";
                break;
            case Binary { Op: not (BinaryOp.Multiply or BinaryOp.ShiftLeft or BinaryOp.ShiftRight) } e when e.Left.Shape != e.Right.Shape:
                yield return $"{e.Op} of {e.Left.Shape} and {e.Right.Shape}: insert a Resize or a Reinterpret";
                break;
            case Mux e when e.Select.Shape != Shape.Bit:
                yield return $"Mux chosen by {e.Select.Shape}: the condition must be one bit";
                break;
            case Mux e when e.WhenTrue.Shape != e.WhenFalse.Shape:
                yield return $"Mux of {e.WhenTrue.Shape} and {e.WhenFalse.Shape}: insert a Resize or a Reinterpret";
                break;
            case Slice e when e.Low < 0 || e.High < e.Low || e.High >= e.Operand.Width:
                yield return $"Slice [{e.High}:{e.Low}] of {e.Operand.Shape}: take bits inside the value";
                break;
            case BitSelect e when e.Position.Shape.Signed:
                yield return "BitSelect at a signed position: insert a Reinterpret";
                break;
            case Concat { Parts.Count: 0 }:
                yield return "Concat of nothing: give it at least one part";
                break;
            case Resize { Width: < 1 } e:
                yield return $"Resize to {e.Width} bits: give it at least 1";
                break;
            case MemoryRead e when e.Address.Shape.Signed:
                yield return $"the address of '{e.Memory.Name}' is signed: insert a Reinterpret";
                break;
        }
    }

    private static string? Stranger(Expr node, ModuleDef module) => node switch
    {
        SignalRef e when !Has(module.Signals, e.Signal, e.Signal.Index) => $"'{e.Signal.Name}'",
        MemoryRead e when !Has(module.Memories, e.Memory, e.Memory.Index) => $"memory '{e.Memory.Name}'",
        PortRef e when !Has(module.Instances, e.Instance, e.Instance.Index) => $"'{e.Instance.Name}'",
        PortRef e when !e.Port.IsPort || !Has(e.Instance.Module.Signals, e.Port, e.Port.Index)
            || (uint)e.Element >= (uint)e.Instance.Count =>
            $"'{e.Instance.Name}.{e.Port.Name}'",
        _ => null,
    };

    private static bool Has<T>(IReadOnlyList<T> list, T item, int index) where T : class =>
        (uint)index < (uint)list.Count && ReferenceEquals(list[index], item);

    private static string Sign(Shape shape) => shape.Signed ? "signed" : "unsigned";
}
